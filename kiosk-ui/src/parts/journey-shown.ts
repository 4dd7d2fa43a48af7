/** What the shell of a screen makes of one snapshot of the machine. Pure: the gallery draws by it as the kiosk does. */
import type { PatientEvent } from '../journey/events.ts';
import type { JourneySnapshot } from '../journey/machine.ts';
import { isOverlaid, type ScreenName, screenOf } from '../journey/screen.ts';
import { isAssisted } from '../journey/truth.ts';
import type { Journey } from './journey-context.tsx';

/** Nobody is let in yet; any touch of the warning is an answer to it. */
const withoutSettings: ReadonlySet<ScreenName> = new Set(['connecting', 'idleWarning']);

/** Where somebody who came is the subject of the screen itself, or the visit is over. */
const withoutBanner: ReadonlySet<ScreenName> = new Set([
  ...(['papers', 'staffExplain'] as const),
  ...(['takeCard', 'cardForgotten', 'wiping', 'thanks'] as const),
]);

const quiz = ['QUIZ_YES', 'QUIZ_NO', 'QUIZ_UNKNOWN'] as const;

/** What answers for the patient, screen by screen: nobody else's hand may (journey.md §3 a). */
const answersOn: { readonly [Name in ScreenName]?: readonly PatientEvent['type'][] } = {
  quizInsurer: quiz,
  quizClose: quiz,
  decide: ['YES', 'NO'],
  informedAsk: ['YES', 'NO'],
  emergencyChoice: ['YES', 'NO', 'REFUSE'],
  samuChoice: ['YES', 'NO', 'REFUSE'],
  review: ['CONFIRM', 'NO'],
  closeExplain: ['CONFIRM_CLOSE', 'NO'],
};

const none: Journey['waiting'] = [];

export function journeyShown(snapshot: JourneySnapshot, send: (event: PatientEvent) => void): Journey {
  const { context } = snapshot;
  const name = screenOf(snapshot);
  const open = snapshot.matches('open');
  const clear = open && !isOverlaid(snapshot);
  const assisted = clear && isAssisted(context) && !withoutBanner.has(name);
  return {
    context,
    send,
    mayQuit: clear && isUnderWay(snapshot),
    helpIsHeard: open && name !== 'connecting' && name !== 'help',
    settingsAreHeard: open && !withoutSettings.has(name),
    assisted,
    waiting: (assisted && answersOn[name]) || none,
  };
}

/** Of a visit, or of the information that is read without a card. */
function isUnderWay(snapshot: JourneySnapshot): boolean {
  return (
    snapshot.matches({ open: { journey: 'session' } }) ||
    snapshot.matches({ open: { journey: 'information' } })
  );
}
