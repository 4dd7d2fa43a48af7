/** The names of the screens, and which one a state of the machine shows. */
import type { JourneySnapshot } from './machine.ts';

export type ScreenName =
  | 'connecting'
  | 'agentSilent'
  | 'screenTaken'
  | 'notPaired'
  | 'outOfService'
  | 'welcome'
  | 'insertCard'
  | 'reading'
  | 'cardProblem'
  | 'whichPerson'
  | 'isItYou'
  | 'notYou'
  | 'checking'
  | 'notPossible'
  | 'offline'
  | 'alreadyOpen'
  | 'wasClosed'
  | 'requested'
  | 'explainWhat'
  | 'explainWho'
  | 'explainNever'
  | 'decide'
  | 'later'
  | 'emergencyChoice'
  | 'samuChoice'
  | 'review'
  | 'creating'
  | 'printing'
  | 'unanswered'
  | 'refusing'
  | 'refused'
  | 'informedAsk'
  | 'informedActivate'
  | 'informedOppose'
  | 'done'
  | 'pending'
  | 'ticketMissing'
  | 'codeShown'
  | 'ticketDoubtful'
  | 'refusedByService'
  | 'unknownOutcome'
  | 'takeCard'
  | 'cardForgotten'
  | 'cardGone'
  | 'cardGoneAfterRequest'
  | 'thanks'
  | 'help'
  | 'idleWarning'
  | 'quitConfirm';

/** Written on each state. An overlay is shown in the place of the screen under it, whose content stays hidden. */
export interface ScreenMeta {
  screen: ScreenName;
  overlay?: true;
}

export function screenOf(snapshot: JourneySnapshot): ScreenName {
  const shown = Object.values(snapshot.getMeta()).filter((meta) => meta !== undefined);
  const top = shown.find((meta) => meta.overlay) ?? shown[0];
  if (!top) throw new Error('a state without a screen');
  return top.screen;
}
