/** Orders to the agent, handed to the regions that carry them out one at a time. */
import type { HandOverReason } from '@borne/kiosk-agent/contract';
import {
  callOrder,
  closureDecision,
  consentDecision,
  endCommand,
  handOverOrder,
  holderCommand,
  isToExplain,
  paperCommand,
  reconsiderCommand,
  refusalCommand,
  stepBackOrder,
  ticketCommand,
  withdrawOrder,
} from './commands.ts';
import type { Command, Decision, JourneyContext, Order } from './events.ts';
import { journey } from './setup.ts';

function ask(build: (context: JourneyContext) => Command | null) {
  return journey.enqueueActions(({ context, enqueue }) => {
    const command = build(context);
    enqueue.raise(command ? { type: 'SEND', command } : { type: 'COMMAND_FAILED' });
  });
}

/** What was decided is written down once; asked for again, it is word for word the same. */
function decide(build: (context: JourneyContext) => Decision | null) {
  return journey.enqueueActions(({ context, enqueue }) => {
    const decision = context.decision ?? build(context);
    enqueue.assign({ decision });
    enqueue.raise(decision ? { type: 'SEND', command: decision } : { type: 'COMMAND_FAILED' });
  });
}

function tellCounter(build: (context: JourneyContext) => Order | null) {
  return journey.enqueueActions(({ context, enqueue }) => {
    const order = build(context);
    if (order) enqueue.raise({ type: 'ASK_COUNTER', order });
  });
}

export const askHolder = ask(holderCommand);
export const askConsent = decide(consentDecision);
export const askClosure = decide(closureDecision);
export const askRefusal = ask(refusalCommand);
export const askReconsider = ask(reconsiderCommand);
export const askTicket = {
  paper: ask((context) => ticketCommand(context, 'paper')),
  screen: ask((context) => ticketCommand(context, 'screen')),
};
export const askPaper = {
  paper: ask((context) => paperCommand(context, 'paper')),
  screen: ask((context) => paperCommand(context, 'screen')),
};

export const callForHelp = tellCounter((context) => callOrder(context, 'help'));
export const callForExplanation = tellCounter((context) => callOrder(context, 'explanation'));
export const withdrawHelp = tellCounter((context) => withdrawOrder(context, 'help'));
export const withdrawExplanation = tellCounter((context) =>
  isToExplain(context) ? withdrawOrder(context, 'explanation') : null,
);
export const sendAway = tellCounter(stepBackOrder);
export const askHandOver = (reason: HandOverReason | ((context: JourneyContext) => HandOverReason)) =>
  tellCounter((context) => handOverOrder(context, typeof reason === 'function' ? reason(context) : reason));

/** From here on this visit is over for the screen, whatever the agent still does with it. */
export const leave = [ask(endCommand), { type: 'markEnded' as const }];

/** To the counter, with a number to say there. */
export const handOver = (reason: Parameters<typeof askHandOver>[0]) => ({
  target: '#handOver',
  actions: askHandOver(reason),
});

/** To the sheet that is offered at the end: paper, phone, or nothing. */
export const offering = (paper: NonNullable<JourneyContext['paper']>) => ({
  target: '#receipt',
  actions: { type: 'offer' as const, params: { paper } },
});
