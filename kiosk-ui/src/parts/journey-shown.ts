/** What the shell of a screen makes of one snapshot of the machine. Pure: the gallery draws by it as the kiosk does. */
import type { PatientEvent } from '../journey/events.ts';
import type { JourneySnapshot } from '../journey/machine.ts';
import { isOverlaid, type ScreenName, screenOf } from '../journey/screen.ts';
import { isAssisted } from '../journey/truth.ts';
import type { Journey } from './journey-context.ts';

/** Any touch of the warning is an answer to it; the two settings lead back by their own button. */
const withoutSettings: ReadonlySet<ScreenName> = new Set([
  'connecting',
  'idleWarning',
  'language',
  'display',
]);

/** Where somebody who came is the subject of the screen itself, or the visit is over. */
const withoutBanner: ReadonlySet<ScreenName> = new Set([
  ...(['papers', 'staffExplain'] as const),
  ...(['takeCard', 'cardForgotten', 'wiping', 'thanks'] as const),
]);

export function journeyShown(snapshot: JourneySnapshot, send: (event: PatientEvent) => void): Journey {
  const { context } = snapshot;
  const name = screenOf(snapshot);
  const open = snapshot.matches('open');
  const clear = open && !isOverlaid(snapshot);
  return {
    context,
    send,
    deaf: snapshot.matches({ open: { touch: 'deaf' } }),
    mayQuit: clear && isUnderWay(snapshot),
    helpIsHeard: open && name !== 'connecting' && name !== 'help',
    settingsAreHeard: open && !withoutSettings.has(name),
    assisted: clear && isAssisted(context) && !withoutBanner.has(name),
  };
}

/** Of a visit, or of the information that is read without a card. */
function isUnderWay(snapshot: JourneySnapshot): boolean {
  return (
    snapshot.matches({ open: { journey: 'session' } }) ||
    snapshot.matches({ open: { journey: 'information' } })
  );
}
