/** What the shell of a screen makes of one snapshot of the machine. Pure: the gallery draws by it as the kiosk does. */
import type { PatientEvent } from '../journey/events.ts';
import type { JourneySnapshot } from '../journey/machine.ts';
import { isOverlaid, type ScreenName, screenOf } from '../journey/screen.ts';
import type { Journey } from './journey-context.ts';

/** The counter is being called already, or cannot be. */
const withoutHelp: ReadonlySet<ScreenName> = new Set(['connecting', 'help']);

/** These say by themselves that somebody comes, or stand over everything for a moment. */
const withoutBanner: ReadonlySet<ScreenName> = new Set([
  ...(['help', 'papers', 'staffExplain', 'language', 'display'] as const),
  ...(['takeCard', 'cardForgotten', 'wiping', 'thanks'] as const),
]);

export function journeyShown(snapshot: JourneySnapshot, send: (event: PatientEvent) => void): Journey {
  const { context } = snapshot;
  const name = screenOf(snapshot);
  const open = snapshot.matches('open');
  const overlaid = open && isOverlaid(snapshot);
  return {
    context,
    send,
    deaf: snapshot.matches({ open: { touch: 'deaf' } }),
    inSession: snapshot.matches({ open: { journey: 'session' } }) && !overlaid,
    helpIsHeard: open && !withoutHelp.has(name),
    settingsAreHeard: open && !overlaid && name !== 'connecting',
    assisted: context.agent?.assistance.call?.state === 'taken' && !withoutBanner.has(name),
  };
}
