/** Orders to the agent, handed to the region that carries them out one at a time. */
import { consentCommand, endCommand, holderCommand, refusalCommand, ticketCommand } from './commands.ts';
import type { Command, JourneyContext } from './events.ts';
import { journey } from './setup.ts';

function ask(build: (context: JourneyContext) => Command | null) {
  return journey.enqueueActions(({ context, enqueue }) => {
    const command = build(context);
    enqueue.raise(command ? { type: 'SEND', command } : { type: 'COMMAND_FAILED' });
  });
}

export const askHolder = ask(holderCommand);
export const askConsent = ask(consentCommand);
export const askRefusal = ask(refusalCommand);
export const askTicket = ask(ticketCommand);

/** From here on this visit is over for the screen, whatever the agent still does with it. */
export const leave = [ask(endCommand), { type: 'markEnded' as const }];
