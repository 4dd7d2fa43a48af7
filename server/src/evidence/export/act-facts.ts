/** What every act tells, wherever it was asked: what, when, in whose name and after which text. Pure. */
import type { HomeActor, KioskEvidence } from '../../../contract/evidence/index.ts';
import type { ToldAct } from './told-act.ts';

export interface ActFacts extends Pick<KioskEvidence, 'kind' | 'regime' | 'notice' | 'language'> {
  actId: string;
  /** Of whoever answered: the kiosk's clock, or the server's for what was asked at home. */
  at: string;
  /** Keyed pseudonym. */
  subject: string;
  /** Null: the page at home did not ask yet. */
  by: ActedBy | null;
  withdraws: string | null;
}

/** `relation`: of a representative; null: themselves, or nobody noted it. */
export type ActedBy = HomeActor;

export function actFacts(act: ToldAct): ActFacts {
  if (act.where === 'home') {
    const { actId, at, subject, by = null, withdraws, notice, language } = act.asked.said;
    // The page at home closes in this regime and in no other (home/close-at-home.ts).
    const regime = 'consent-2016';
    return { kind: 'closure', actId, at, subject, by, withdraws, notice, language, regime };
  }
  const { kind, actId, answeredAt: at, actor, notice, language, regime } = act.answer.said;
  const { subject, relation, withdraws } = act.receipt.said;
  return { kind, actId, at, subject, by: { actor, relation }, withdraws, notice, language, regime };
}
