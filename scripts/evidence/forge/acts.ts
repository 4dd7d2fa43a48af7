/** Invented acts, drawn by a seed: who answered what at which kiosk, and what became of it. They name nobody. */
import { createHash } from 'node:crypto';
import type {
  AskedAtHome,
  ChangedAtHome,
  ChangeOutcome,
  KioskEvidence,
  OutcomeEvidence,
  ReceivedEvidence,
  ShownScreen,
} from '@borne/server/contract/evidence';
import type { Chance } from '../../drill/chance.ts';

const languages = ['fr', 'fr-simple', 'en', 'ar', 'pt', 'tr'] as const;
const software = '0.5.0-essai';

export interface Act {
  kiosk: KioskEvidence;
  /** The hash of the kiosk's word is filled in when it is signed. */
  received: Omit<ReceivedEvidence, 'kioskJwsSha256'>;
  outcomes: OutcomeEvidence[];
}

export function inventAct(chance: Chance, kioskId: string): Act {
  const kiosk = inventAnswer(chance, kioskId);
  return { kiosk, received: inventReceipt(chance, kiosk), outcomes: inventOutcomes(chance, kiosk) };
}

function inventAnswer(chance: Chance, kioskId: string): KioskEvidence {
  const language = chance.pick(languages);
  const actor = chance.pick(['self', 'self', 'parent', 'guardian'] as const);
  const common = {
    v: 1 as const,
    actId: inventId(chance, 7),
    regime: 'consent-2016' as const,
    kioskId,
    software,
    notice: { version: `2026-03/${language}`, sha256: sha256(language) },
    language,
    shown: Array.from({ length: chance.below(12) }, () => inventScreen(chance)),
    actor,
    papersCallId: actor === 'self' || chance.oneIn(2) ? null : inventId(chance, 7),
    assisted: chance.oneIn(3),
    answeredAt: inventInstant(chance),
  };
  if (chance.oneIn(4))
    return { ...common, kind: 'closure', understood: null, misses: null, answers: { close: true } };
  return {
    ...common,
    kind: chance.pick(['opening', 'opening', 'reopening'] as const),
    understood: chance.pick(['quiz', 'staff'] as const),
    misses: { insurer: chance.below(3), close: chance.below(3) },
    answers: { open: true, breakGlass: chance.oneIn(2), emergencyCall: chance.oneIn(2) },
  };
}

/** A closure that nobody asked at a kiosk. */
export function inventAtHome(chance: Chance): AskedAtHome {
  const language = chance.pick(languages);
  const actId = inventId(chance, 7);
  return {
    v: 1,
    kind: 'asked-at-home',
    actId,
    notice: { version: 'home-closing/2026-11', sha256: sha256(`home/${language}`) },
    language,
    answers: { close: true },
    subject: sha256(actId),
    channelConfirmed: chance.oneIn(2),
    withdraws: inventId(chance, 7),
    at: inventInstant(chance),
    software,
  };
}

/** New choices of an opening, and what became of them. */
export function inventChange(
  chance: Chance,
  { actId, answeredAt }: KioskEvidence,
): [ChangedAtHome, ChangeOutcome] {
  const about = { v: 1, actId, changeId: inventId(chance, 7), software } as const;
  const outcome = chance.pick(['changed', 'refused', 'unreachable', 'uncertain'] as const);
  return [
    {
      ...{
        ...about,
        kind: 'changed-at-home',
        language: chance.pick(languages),
        subject: sha256(actId).slice(0, 32),
      },
      answers: { breakGlass: chance.oneIn(2), emergencyCall: chance.oneIn(2) },
      ...{ channelConfirmed: chance.oneIn(2), at: later(answeredAt, 86_400_000) },
    },
    {
      ...{
        ...about,
        kind: 'change-outcome',
        outcome,
        code: outcome === 'changed' ? null : 'DMPAccessDenied',
      },
      at: later(answeredAt, 86_401_000),
    },
  ];
}

function inventReceipt(chance: Chance, { actId, actor, answeredAt }: KioskEvidence): Act['received'] {
  const alone = actor === 'self';
  const relation = actor === 'guardian' ? 'guardian' : chance.pick(['mother', 'father'] as const);
  return {
    v: 1,
    kind: 'received',
    actId,
    subject: sha256(actId).slice(0, 32),
    siteId: inventId(chance, 4),
    receivedAt: later(answeredAt, chance.below(60_000)),
    clockSuspect: chance.oneIn(20),
    withdraws: chance.oneIn(5) ? inventId(chance, 7) : null,
    relation: alone ? null : relation,
    opinion: alone ? null : chance.pick(['agrees', 'disagrees', 'not-expressed'] as const),
    software,
  };
}

function inventOutcomes(chance: Chance, { actId, kind, answeredAt }: KioskEvidence): OutcomeEvidence[] {
  const transaction = { opening: 'TD1.1', reopening: 'TD1.2', closure: 'TD1.4' } as const;
  const ends = kind === 'closure' ? (['closed', 'refused'] as const) : (['created', 'refused'] as const);
  const word = (outcome: OutcomeEvidence['outcome'], afterMs: number): OutcomeEvidence => ({
    v: 1,
    kind: 'outcome',
    actId,
    outcome,
    transaction: transaction[kind],
    messageId: chance.oneIn(5) ? null : inventId(chance, 4),
    code: outcome === 'refused' ? 'DMPInvalidCertificate' : null,
    at: later(answeredAt, afterMs),
    software,
  });
  const doubt = chance.oneIn(3) ? [word('uncertain', 60_000)] : [];
  return chance.oneIn(6) ? doubt : [...doubt, word(chance.pick(ends), 120_000)];
}

export function inventScreen(chance: Chance): ShownScreen {
  return {
    screen: chance.pick(['welcome', 'explanation.1', 'questionInsurer', 'consent', 'breakGlass']),
    ms: chance.below(90_000),
    language: chance.pick(languages),
    size: chance.pick(['normal', 'large', 'largest'] as const),
    heard: chance.oneIn(2),
  };
}

/** A UUID of `version`; its time means nothing. */
export function inventId(chance: Chance, version: 4 | 7): string {
  const hex = Buffer.from(chance.bytes(16)).toString('hex');
  const digits = `${hex.slice(0, 12)}${version}${hex.slice(13, 16)}a${hex.slice(17)}`;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Within the life of the forged certificates. */
function inventInstant(chance: Chance): string {
  return later('2025-02-01T00:00:00.000Z', chance.below(600) * 86_400_000 + chance.below(86_400_000));
}

function later(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
