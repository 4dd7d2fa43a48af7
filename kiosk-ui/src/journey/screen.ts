/** The names of the screens, and which one a state of the machine shows. */
import type { JourneySnapshot } from './machine.ts';

/** In the order in which a visit may meet them (journey.md §2 to §4). */
export const screenNames = [
  // Root.
  ...(['connecting', 'agentSilent', 'screenTaken', 'notPaired', 'outOfService', 'welcome'] as const),
  // Before a card, and without one.
  ...(['insertCard', 'noCard', 'informationEnd'] as const),
  // Who is there, for whom, and how their record stands.
  ...(['reading', 'cardProblem', 'whichPerson', 'isItYou', 'notYou', 'minorRep', 'papers'] as const),
  ...(['checking', 'notPossible', 'offline', 'alreadyOpen', 'wasClosed', 'wasOpposed', 'requested'] as const),
  // What is explained, in two layers, and whether it was well explained.
  ...(['explainWhat', 'explainWho', 'explainNever', 'explainYours', 'explainEmergency'] as const),
  ...(['moreWhat', 'moreWho', 'moreNever', 'moreYours', 'moreEmergency'] as const),
  ...(['quizInsurer', 'fixInsurer', 'quizClose', 'fixClose', 'staffExplain'] as const),
  // What is decided: consent-2016, then mes-2022.
  ...(['decide', 'later', 'emergencyChoice', 'samuChoice', 'review', 'creating', 'unanswered'] as const),
  ...(['refusing', 'refused', 'closeExplain', 'closing'] as const),
  ...(['informedAsk', 'informedActivate', 'informedOppose', 'guideClose', 'guideReopen'] as const),
  // How it ended.
  ...(['done', 'pending', 'refusedByService', 'unknownOutcome', 'closed', 'closeRequested'] as const),
  ...(['closeRefused', 'handOver'] as const),
  ...(['receiptChoice', 'printing', 'codeShown', 'receiptShown', 'ticketMissing'] as const),
  ...(['ticketDoubtful', 'paperMissing'] as const),
  ...(['takeCard', 'cardForgotten', 'wiping', 'cardGoneAfterRequest', 'thanks'] as const),
  // Laid over the journey.
  ...(['help', 'helpNoAnswer', 'idleWarning', 'quitConfirm', 'cardGone', 'language', 'display'] as const),
] as const;

export type ScreenName = (typeof screenNames)[number];

/**
 * Written on each state. An overlay is shown in the place of the screen under it, whose content stays hidden; a setting
 * of the screen (language, display) also in the place of an interruption.
 */
export interface ScreenMeta {
  screen: ScreenName;
  overlay?: 'interruption' | 'setting';
}

export function screenOf(snapshot: JourneySnapshot): ScreenName {
  const shown = metas(snapshot);
  const top =
    shown.find(({ overlay }) => overlay === 'setting') ??
    shown.find(({ overlay }) => overlay === 'interruption') ??
    shown[0];
  if (!top) throw new Error('a state without a screen');
  return top.screen;
}

/** Something is laid over the journey: what lies under it can neither be seen nor touched. */
export function isOverlaid(snapshot: JourneySnapshot): boolean {
  return metas(snapshot).some(({ overlay }) => overlay !== undefined);
}

function metas(snapshot: JourneySnapshot): ScreenMeta[] {
  return Object.values(snapshot.getMeta()).filter((meta) => meta !== undefined);
}
