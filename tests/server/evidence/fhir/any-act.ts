/** Any act that evidence can hold: arbitraries over the contract's own limits. */
import fc from 'fast-check';
import {
  type Bundle,
  canonicalText,
  KioskEvidenceSchema,
  type ServerEvidence,
  ServerEvidenceSchema,
} from '../../../../server/contract/evidence/index.ts';
import { auditEventTypes } from '../../../../server/src/audit/audit-event.ts';
import {
  type Surroundings,
  type ToldAct,
  type ToldAtHome,
  type ToldAtKiosk,
  toldAct,
} from '../../../../server/src/evidence/export/told-act.ts';
import { someone } from '../../support/people.ts';

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const uuid = (version: 4 | 7) => fc.uuid({ version });
const token = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 128,
});
const instant = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const language = fc.constantFrom('fr', 'fr-simple', 'en', 'ar', 'pt', 'tr');
const screen = fc.record({
  screen: fc.string({
    unit: fc.constantFrom(...'abcXYZ019._-'),
    minLength: 1,
    maxLength: 64,
  }),
  ms: fc.nat(86_400_000),
  language,
  size: fc.constantFrom('normal', 'large', 'largest'),
  heard: fc.boolean(),
});
const misses = fc.record({ insurer: fc.nat(2), close: fc.nat(2) });

const kiosk = (actId: string) => {
  const common = {
    v: fc.constant(1),
    actId: fc.constant(actId),
    regime: fc.constantFrom('consent-2016', 'mes-2022'),
    kioskId: uuid(4),
    software: token,
    notice: fc.record({ version: fc.constantFrom('2026-03/fr', 'x'), sha256: hex(64) }),
    language,
    shown: fc.array(screen, { maxLength: 6 }),
    actor: fc.constantFrom('self', 'parent', 'guardian'),
    papersCallId: fc.option(uuid(7)),
    assisted: fc.boolean(),
    answeredAt: instant,
  };
  const opening = fc.record({
    ...common,
    kind: fc.constantFrom('opening', 'reopening'),
    understood: fc.constantFrom('quiz', 'staff'),
    misses,
    answers: fc.record({
      open: fc.constant(true),
      breakGlass: fc.boolean(),
      emergencyCall: fc.boolean(),
    }),
  });
  const closure = fc.record({
    ...common,
    kind: fc.constant('closure'),
    understood: fc.constant(null),
    misses: fc.constant(null),
    answers: fc.record({ close: fc.constant(true) }),
  });
  return fc.oneof(opening, closure).map((value) => KioskEvidenceSchema.parse(value));
};

const received = (actId: string) =>
  fc
    .record({
      v: fc.constant(1),
      kind: fc.constant('received'),
      actId: fc.constant(actId),
      kioskJwsSha256: hex(64),
      subject: hex(64),
      siteId: uuid(4),
      receivedAt: instant,
      clockSuspect: fc.boolean(),
      withdraws: fc.option(uuid(7)),
      relation: fc.option(fc.constantFrom('mother', 'father', 'guardian')),
      opinion: fc.option(fc.constantFrom('agrees', 'disagrees', 'not-expressed')),
      software: token,
    })
    .map((value) => ServerEvidenceSchema.parse(value));

const outcome = (actId: string) =>
  fc
    .record({
      v: fc.constant(1),
      kind: fc.constant('outcome'),
      actId: fc.constant(actId),
      outcome: fc.constantFrom('created', 'already-exists', 'refused', 'closed', 'uncertain'),
      transaction: fc.constantFrom('TD1.1', 'TD1.2', 'TD1.4'),
      messageId: fc.option(token),
      code: fc.option(token),
      at: instant,
      software: token,
    })
    .map((value) => ServerEvidenceSchema.parse(value));

const jws = (payload: object): string =>
  ['{}', canonicalText(payload), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));

/** Absent in what was signed before the page at home asked. */
const by = fc.constantFrom(
  {},
  { by: { actor: 'self', relation: null } },
  { by: { actor: 'parent', relation: 'mother' } },
  { by: { actor: 'parent', relation: 'guardian' } },
  { by: { actor: 'guardian', relation: 'guardian' } },
);
const atHome = { v: fc.constant(1), language, channelConfirmed: fc.boolean(), at: instant, software: token };

const asked = (actId: string) =>
  fc
    .tuple(
      fc.record({
        ...atHome,
        kind: fc.constant('asked-at-home'),
        actId: fc.constant(actId),
        notice: fc.record({ version: fc.constant('home-closing/2026-11'), sha256: hex(64) }),
        answers: fc.record({ close: fc.constant(true) }),
        subject: hex(64),
        withdraws: uuid(7),
      }),
      by,
    )
    .map(([word, somebody]) => ServerEvidenceSchema.parse({ ...word, ...somebody }));

/** One change, and perhaps its end. */
const change = (actId: string) =>
  fc
    .record({
      changeId: uuid(7),
      word: fc.record({
        ...atHome,
        kind: fc.constant('changed-at-home'),
        answers: fc.record({ breakGlass: fc.boolean(), emergencyCall: fc.boolean() }),
        subject: hex(64),
      }),
      somebody: by,
      end: fc.option(fc.constantFrom('changed', 'refused', 'unreachable', 'uncertain')),
      code: fc.option(token),
      at: instant,
      software: token,
    })
    .map(({ changeId, word, somebody, end, ...rest }) =>
      [
        { ...word, ...somebody, actId, changeId },
        ...(end === null ? [] : [{ v: 1, kind: 'change-outcome', actId, changeId, outcome: end, ...rest }]),
      ].map((value) => ServerEvidenceSchema.parse(value)),
    );

const idOf = ([first]: ServerEvidence[]): string => (first?.kind === 'changed-at-home' ? first.changeId : '');

const anyTold: fc.Arbitrary<ToldAct> = uuid(7)
  .chain((actId) =>
    fc.record({
      actId: fc.constant(actId),
      words: fc.oneof(fc.tuple(kiosk(actId), received(actId)), fc.tuple(asked(actId))),
      outcomes: fc.array(outcome(actId), { maxLength: 3 }),
      // An id serves once: both verifiers refuse anything else.
      changes: fc
        .uniqueArray(change(actId), { maxLength: 4, selector: idOf })
        .filter((changes) => changes.every((words) => idOf(words) !== actId)),
      exportedAt: instant,
      salt: hash,
    }),
  )
  .map(({ actId, words, outcomes, changes, exportedAt, salt }) => {
    const isOpening = words.length === 2 && words[0].kind !== 'closure';
    const later = isOpening ? changes.flat() : [];
    const all = [words.map(jws), ...[...outcomes, ...later].map((word) => [jws(word)])];
    const bundle: Bundle = {
      v: 1,
      actId,
      entries: all.map((texts, index) => ({
        ...{ texts, index, proof: [], kioskCertificate: null, salt: salt.toString('base64url') },
      })),
      checkpoint: `essai.invalid/x\n${all.length}\n${salt.toString('base64')}\n\n\u2014 essai.invalid/x ${salt.toString('base64')}\n`,
      timestamp: null,
      exportedAt,
      seal: `${Buffer.from('{"kid":"essai"}').toString('base64url')}..AAAA`,
    };
    return toldAct([bundle]);
  });

export const anyHomeAct = anyTold.filter((act): act is ToldAtHome => act.where === 'home');
/** Answered at a kiosk, and perhaps changed at home since. */
export const anyAct = anyTold.filter((act): act is ToldAtKiosk => act.where === 'kiosk');
export const anywhere: fc.Arbitrary<ToldAct> = anyTold;

const audit = fc.record({
  id: uuid(7),
  at: fc.date({ min: new Date(0), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true }),
  type: fc.constantFrom(...auditEventTypes),
  kioskId: fc.option(uuid(4)),
  detail: fc.option(fc.string({ unit: fc.constantFrom(...'aZ09._:-'), minLength: 1, maxLength: 80 })),
});

/** What a card or a site's name may hold: no control character, no half of a pair. */
const label = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => /^[^\p{Cc}\p{Cs}\uFFFE\uFFFF]+$/u.test(text) && text.trim() !== '');
const person = fc.record({
  identity: fc.record({
    familyName: label,
    firstName: label,
    birthDate: fc.oneof(
      fc.constantFrom('19850500', '00000000', '19850231', '19850230', '20000229', '19000229'),
      fc.integer({ min: 10_000_000, max: 99_999_999 }).map(String),
    ),
    nir: fc.constant(someone().nir),
  }),
  representative: fc.option(fc.record({ familyName: label, firstName: label })),
  insOid: fc.constantFrom('1.2.250.1.213.1.4.8', '1.2.250.1.213.1.4.10', '1.2.250.1.213.1.4.11'),
});

export const anySurroundings: fc.Arbitrary<Surroundings> = fc.record({
  siteName: label,
  structure: fc.option(
    fc.record({
      id: fc.constantFrom('1750000001', '338000000000017', '2264403106', '4x'),
      name: label,
    }),
  ),
  notice: fc.option(fc.string({ unit: 'grapheme', maxLength: 200 })),
  audit: fc.array(audit, { maxLength: 6 }),
  person: fc.option(person),
  demonstration: fc.boolean(),
});
