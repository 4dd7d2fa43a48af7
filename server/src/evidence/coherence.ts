/** Does the kiosk's signed word say what its request says? Pure. */
import { isDeepStrictEqual } from 'node:util';
import type { KioskEvidence } from '../../contract/evidence/index.ts';
import type { CloseRecord, CreateRecord, EvidenceRefusal, Regime } from '../../contract/index.ts';

/** What the payload must say; undefined: the request does not say it. */
type Expected = Omit<
  KioskEvidence,
  'v' | 'software' | 'shown' | 'misses' | 'assisted' | 'kind' | 'answers'
> & {
  kind: KioskEvidence['kind'];
  answers: KioskEvidence['answers'];
  assisted?: boolean;
};

interface Act {
  actId: string;
  kioskId: string;
  /** Of this server. */
  regime: Regime;
}

export function expectedOfOpening(act: Act, request: Pick<CreateRecord, 'act' | 'consent'>): Expected {
  const { breakGlassConsent, emergencyCallConsent, ...consent } = request.consent;
  const answers = { open: true, breakGlass: breakGlassConsent, emergencyCall: emergencyCallConsent } as const;
  return { ...act, ...consent, kind: request.act === 'reopen' ? 'reopening' : 'opening', answers };
}

type Closure = Pick<CloseRecord, 'notice' | 'language' | 'actor' | 'papersCallId' | 'confirmedAt'>;

export function expectedOfClosure(
  act: Act,
  { confirmedAt, notice, language, actor, papersCallId }: Closure,
): Expected {
  const answers = { close: true } as const;
  return {
    ...act,
    ...{ notice, language, actor, papersCallId, answers, answeredAt: confirmedAt },
    kind: 'closure',
    understood: null,
  };
}

/** The first thing in which they differ; null: they say the same. */
export function disagreement(payload: KioskEvidence, expected: Expected): EvidenceRefusal | null {
  const same = (...names: (keyof Expected)[]): boolean =>
    names.every((name) => expected[name] === undefined || isDeepStrictEqual(payload[name], expected[name]));
  const rules: [holds: boolean, EvidenceRefusal][] = [
    [same('kioskId'), 'other-kiosk'],
    [same('actId', 'kind'), 'other-act'],
    [same('regime'), 'other-regime'],
    [same('notice', 'language'), 'other-notice'],
    [same('answers', 'understood'), 'other-answers'],
    [same('actor', 'papersCallId', 'assisted'), 'other-actor'],
    [same('answeredAt'), 'other-time'],
  ];
  return rules.find(([holds]) => !holds)?.[1] ?? null;
}
