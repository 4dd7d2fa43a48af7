/** Payloads that are not what they must be, correctly signed and logged: what only a strict reader stops. */
import { canonicalText } from '@borne/server/contract/evidence';
import { type Act, inventScreen } from '../acts.ts';
import { compactJws, es256, kioskHeader } from '../jws-signing.ts';
import { inside } from './insider.ts';
import type { Expected, Mutate, Mutations, Subject } from './mutation.ts';

/** The kiosk's payload as a text of somebody's choice. */
const text =
  (change: (right: string, s: Subject) => string, expected: Expected = 'malformed'): Mutate =>
  (s) =>
    inside(
      s,
      {
        word: (kiosk, act) =>
          compactJws(
            JSON.stringify(kioskHeader(kiosk)),
            change(canonicalText(act.kiosk), s),
            es256(kiosk.privateKey),
          ),
      },
      expected,
    );

/** A field of the kiosk's payload set to one of these values, which no type allows. */
const field =
  (path: string, ...values: unknown[]): Mutate =>
  (s) =>
    inside(s, { act: ({ kiosk }) => setIn(kiosk, path.split('.'), s.chance.pick(values)) }, 'refused');

const received =
  (name: string, ...values: unknown[]): Mutate =>
  (s) =>
    inside(s, { act: (act) => setIn(act.received, [name], s.chance.pick(values)) }, 'malformed');

function setIn(target: object, [name = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) Reflect.set(target, name, value);
  else setIn(Reflect.get(target, name) as object, rest, value);
}

/** The whole act changed. */
const act =
  (change: (act: Act, s: Subject) => void, expected: Expected): Mutate =>
  (s) =>
    inside(s, { act: (invented) => change(invented, s) }, expected);

const wrongTimes = [
  '2026-02-30T10:00:00.000Z',
  '2026-01-15T10:00:00Z',
  '2026-01-15T10:00:00.000z',
  '2026-01-15t10:00:00.000Z',
  '1969-12-31T23:59:59.999Z',
  '2026-01-15T10:00:00.000Z\n',
  '２０２６-01-15T10:00:00.000Z',
  1768471200000,
  null,
];
const wrongTokens = [
  '',
  ' ',
  'a b',
  'a\n',
  'é',
  '1.0\u200b',
  'x'.repeat(129),
  '\u0000',
  '１.０',
  1,
  null,
  true,
];

export const payloads: Mutations = {
  'a payload with white space': text((right) => right.replace(',', ', ')),
  'a payload with a line feed': text((right) => `${right}\n`),
  'a payload in another order': text((right) =>
    JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(right)).reverse())),
  ),
  'a payload with escapes': text((right) => right.replace('"kiosk', '"\\u006biosk')),
  'a payload with an escaped slash': text((right) => right.replace('2026-03/', '2026-03\\/')),
  'a payload field twice': text((right) => right.replace('{', '{"actId":"x",')),
  'a payload field twice, after': text((right) => right.replace(/}$/, ',"v":1}')),
  'a number of the payload spelled otherwise': text((right, { chance }) =>
    right.replace('"v":1', `"v":${chance.pick(['1.0', '1e0', '01', '-1', '1.'])}`),
  ),
  'a prototype in the payload': text((right) => right.replace('{', '{"__proto__":{},')),
  'a payload with a byte-order mark': text((right) => `\uFEFF${right}`),
  'a payload cut short': text((right, { chance }) => right.slice(0, 1 + chance.below(right.length - 1))),
  'a payload that is something else': text((_, { chance }) =>
    chance.pick([
      'null',
      '[]',
      '{}',
      '1',
      '"x"',
      '{"kind":"opening"}',
      '{"kind":["opening"]}',
      '{"kind":"__proto__"}',
      '{"kind":"received"}',
    ]),
  ),
  'a name in the payload': text((right) => right.replace('"kind"', '"familyName":"ESSAI","kind"'), 'refused'),
  'a payload field missing': text((right, { chance }) => {
    const all = JSON.parse(right) as Record<string, unknown>;
    Reflect.deleteProperty(all, chance.pick(Object.keys(all)));
    return canonicalText(all);
  }),
  'another version of the payload': field('v', 0, 2, '1', true, null),
  'another kind': field('kind', 'refusal', 'Opening', '', null, 1, 'received'),
  'an act that is no id': field(
    'actId',
    '',
    'x',
    1,
    null,
    '018F0000-0000-7000-8000-000000000000',
    '018f0000-0000-4000-8000-000000000000',
    '018f0000-0000-7000-c000-000000000000',
    '018f0000-0000-7000-8000-000000000000\n',
  ),
  'another regime': field('regime', 'mes-2023', null),
  'a kiosk that is no id': field('kioskId', 'borne-1', null, '00000000-0000-0000-0000-000000000000'),
  'a wrong software': field('software', ...wrongTokens),
  'a wrong notice': field(
    'notice',
    null,
    {},
    { version: '1' },
    { version: 'A', sha256: '0'.repeat(64) },
    { version: '1', sha256: '0'.repeat(63) },
    { version: '1', sha256: 'A'.repeat(64) },
  ),
  'a wrong language': field('language', 'de', 'FR', null),
  'a wrong answer': field(
    'answers',
    null,
    {},
    { open: false, breakGlass: true, emergencyCall: true },
    { open: true },
    { open: 1, breakGlass: 0, emergencyCall: 0 },
    { close: 'true' },
    { close: false },
    [],
  ),
  'wrong misses': field(
    'misses',
    {},
    { insurer: 3, close: 0 },
    { insurer: -1, close: 0 },
    { insurer: true, close: false },
    { insurer: '0', close: 0 },
    0,
  ),
  'a wrong understanding': field('understood', 'Quiz', '', true, 0),
  'a wrong actor': field('actor', 'nurse', '', null),
  'assistance that is neither yes nor no': field('assisted', 0, 1, 'true', null),
  'a wrong time of the answer': field('answeredAt', ...wrongTimes),
  'wrong screens': (s) =>
    field(
      'shown',
      null,
      {},
      [null],
      [{ ...inventScreen(s.chance), ms: -1 }],
      [{ ...inventScreen(s.chance), ms: 86_400_001 }],
      [{ ...inventScreen(s.chance), ms: true }],
      [{ ...inventScreen(s.chance), heard: 0 }],
      [{ ...inventScreen(s.chance), size: 'huge' }],
      [{ ...inventScreen(s.chance), screen: 'é' }],
      Array.from({ length: 401 }, () => inventScreen(s.chance)),
    )(s),
  'a screen with a field too many': act(
    ({ kiosk }, s) => setIn(kiosk, ['shown'], [{ ...inventScreen(s.chance), at: 1 }]),
    'unknown-field',
  ),
  'as many screens as allowed': act(
    ({ kiosk }, s) =>
      setIn(
        kiosk,
        ['shown'],
        Array.from({ length: 400 }, () => inventScreen(s.chance)),
      ),
    'accepted',
  ),
  'a closure that was explained': (s) =>
    inside(
      s,
      {
        act: ({ kiosk }) =>
          Object.assign(kiosk, {
            kind: 'closure',
            answers: { close: true },
            understood: 'quiz',
            misses: null,
          }),
      },
      'malformed',
    ),
  'a closure that opens': (s) =>
    inside(
      s,
      {
        act: ({ kiosk }) =>
          Object.assign(kiosk, {
            kind: 'closure',
            understood: null,
            misses: null,
            answers: { open: true, breakGlass: true, emergencyCall: true },
          }),
      },
      'refused',
    ),
  'an opening that nobody explained': (s) =>
    inside(
      s,
      {
        act: ({ kiosk }) =>
          Object.assign(kiosk, {
            kind: 'opening',
            answers: { open: true, breakGlass: true, emergencyCall: true },
            understood: null,
            misses: null,
          }),
      },
      'malformed',
    ),
  'a wrong subject': received(
    'subject',
    '',
    '0'.repeat(31),
    '0'.repeat(33),
    'G'.repeat(32),
    'A'.repeat(32),
    '1 85 12 75',
    null,
  ),
  'a wrong site': received('siteId', '', 'pharmacie', null),
  'a wrong time of receipt': received('receivedAt', ...wrongTimes),
  'a doubt that is neither yes nor no': received('clockSuspect', 0, 'false', null),
  'a wrong relation': received('relation', 'brother', '', false),
  'a wrong opinion': received('opinion', 'Agrees', '', true),
  'a wrong software of the server': received('software', ...wrongTokens),
  'a receipt with a field too many': act((it) => setIn(it.received, ['nom'], 'ESSAI'), 'unknown-field'),
};
