/**
 * What the counter may know of this kiosk: from the stage of the visit, and from the screen where the stage does not
 * say. Pure. `ending` begins with the answer, and what follows a yes gives it as what follows a no: nobody at the
 * counter can tell one from the other.
 */
import type { Phase } from '@borne/server/contract';
import type { VisitStage } from '../../contract/visit.ts';
import type { Facts } from '../visit/state-board.ts';

/** What a screen says of where the person stands in their visit. */
export type ScreenPhase = Extract<Phase, 'arriving' | 'informing' | 'deciding' | 'ending'>;

const arriving = [
  ...['insertCard', 'noCard', 'reading', 'cardProblem', 'whichPerson', 'isItYou', 'notYou', 'minorRep'],
  ...['papers', 'checking', 'offline'],
];
const informing = [
  ...['alreadyOpen', 'wasClosed', 'wasOpposed', 'requested'],
  ...['explainWhat', 'explainWho', 'explainNever', 'explainYours', 'explainEmergency'],
  ...['moreWhat', 'moreWho', 'moreNever', 'moreYours', 'moreEmergency'],
  ...['quizInsurer', 'fixInsurer', 'quizClose', 'fixClose', 'staffExplain'],
];
const deciding = ['decide', 'informedAsk', 'closeExplain'];
const ending = [
  // Behind a yes: told as what is behind a no.
  ...['emergencyChoice', 'samuChoice', 'review', 'creating', 'unanswered', 'closing', 'closeUnanswered'],
  ...['later', 'refusing', 'refused', 'informedActivate', 'informedOppose', 'guideClose', 'guideReopen'],
  ...['done', 'pending', 'refusedByService', 'unknownOutcome', 'closed', 'closeRequested', 'closeRefused'],
  ...['notPossible', 'handOver', 'informationEnd', 'receiptChoice', 'printing', 'codeShown', 'receiptShown'],
  ...['ticketMissing', 'ticketDoubtful', 'paperMissing', 'takeCard', 'cardForgotten', 'wiping'],
  ...['cardGoneAfterRequest', 'thanks'],
];
/** Laid over others, or shown outside a visit: they say nothing of where the person stands. */
export const screensWithoutPhase: readonly string[] = [
  ...['connecting', 'agentSilent', 'screenTaken', 'notPaired', 'outOfService', 'welcome'],
  ...['help', 'helpNoAnswer', 'idleWarning', 'quitConfirm', 'cardGone', 'language', 'display'],
];

const phaseOfScreen: ReadonlyMap<string, ScreenPhase> = new Map([
  ...arriving.map((screen) => [screen, 'arriving'] as const),
  ...informing.map((screen) => [screen, 'informing'] as const),
  ...deciding.map((screen) => [screen, 'deciding'] as const),
  ...ending.map((screen) => [screen, 'ending'] as const),
]);

/** Null: this screen says nothing of it. */
export function screenPhase(screen: string): ScreenPhase | null {
  return phaseOfScreen.get(screen) ?? null;
}

/** Null: the screen knows. */
const phaseOfStage: Record<Exclude<VisitStage, 'none'>, ScreenPhase | null> = {
  reading: 'arriving',
  'card-problem': 'arriving',
  choosing: 'arriving',
  papers: 'arriving',
  suspended: null,
  checking: 'arriving',
  offline: 'arriving',
  'not-possible': 'ending',
  deciding: null,
  creating: 'ending',
  closing: 'ending',
  printing: 'ending',
  finished: 'ending',
  refused: 'ending',
};

/** `shown`: of the last screen of this visit, or of whoever reads without a card, that says where they stand. */
export function phaseOf(facts: Facts, isClosed: boolean, shown: ScreenPhase | null): Phase {
  const { visit, assistance, maintenance } = facts;
  if (maintenance) return 'maintenance';
  if (assistance.call?.kind === 'card-forgotten') return 'card-forgotten';
  if (visit.stage !== 'none') return phaseOfStage[visit.stage] ?? shown ?? 'arriving';
  if (isClosed) return 'out-of-service';
  // Without a card nothing can be decided, and the end of one visit is not told as that of another.
  return shown === 'informing' ? 'informing' : 'free';
}
