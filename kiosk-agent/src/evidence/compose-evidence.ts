/** What the kiosk says of one act, before it is signed: what the page told, and what the page does not get to say. Pure. */
import type { CloseRecord, Consent, CreateRecord, KioskProfile } from '@borne/server/contract';
import type { KioskEvidence } from '@borne/server/contract/evidence';
import type { AskClosure, GiveConsent, VisitId } from '../../contract/visit.ts';
import { software } from '../software.ts';

export interface ActAtKiosk {
  visitId: VisitId;
  profile: Pick<KioskProfile, 'kioskId' | 'regime'>;
}

/** As the server is asked, without the signature. */
export type UnsignedClosure = Omit<CloseRecord, 'evidence' | 'evidenceCertificate'>;

export function openingEvidence(
  at: ActAtKiosk,
  act: CreateRecord['act'],
  consent: Consent,
  { shown, misses }: Pick<GiveConsent, 'shown' | 'misses'>,
): KioskEvidence {
  const { breakGlassConsent: breakGlass, emergencyCallConsent: emergencyCall, ...given } = consent;
  return {
    ...anyAct(at),
    ...given,
    ...{ shown, misses },
    kind: act === 'reopen' ? 'reopening' : 'opening',
    answers: { open: true, breakGlass, emergencyCall },
  };
}

export function closureEvidence(
  at: ActAtKiosk,
  { notice, language, actor, papersCallId, confirmedAt }: UnsignedClosure,
  { shown }: Pick<AskClosure, 'shown'>,
  assisted: boolean,
): KioskEvidence {
  return {
    ...anyAct(at),
    ...{ notice, language, actor, papersCallId, assisted, shown },
    ...{ kind: 'closure', understood: null, misses: null, answers: { close: true } },
    answeredAt: confirmedAt,
  };
}

function anyAct({ visitId, profile: { kioskId, regime } }: ActAtKiosk) {
  return { v: 1, actId: visitId, kioskId, regime, software } as const;
}
