/** Seeded damage to a message: bytes, cuts, tags and values moved about, numbers changed, two messages spliced. Pure. */
import type { Chance } from '../../chance.ts';
import { stranger } from '../in-process/setting.ts';

/** A good message, and where its tags, values and numbers are. */
export interface Subject {
  bytes: Buffer;
  text: string;
  tags: Span[];
  values: Span[];
  numbers: Span[];
}
type Span = readonly [start: number, end: number];

export function subjectOf(text: string): Subject {
  const spans = (pattern: RegExp): Span[] =>
    [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length] as const);
  return {
    bytes: Buffer.from(text),
    text,
    tags: spans(/<[^<>]+>/g),
    values: [...spans(/(?<==")[^"<>]*(?=")/g), ...spans(/(?<=>)[^<>]+(?=<)/g)],
    numbers: spans(/\d+/g),
  };
}

type Mutation = (subject: Subject, chance: Chance, others: readonly Subject[]) => Buffer;

/** Words that would say something else, and things that parsers treat with care. */
const words = [
  ...[
    'AA',
    'AE',
    'AR',
    'OK',
    'NF',
    'active',
    'terminated',
    'completed',
    'true',
    'false',
    'VALIDE',
    'INTERDIT',
  ],
  ...[
    'DMPOk',
    'DMPFound',
    'DMPClosed',
    '',
    ' ',
    '0',
    '-1',
    '__proto__',
    'constructor',
    'null',
    'urn:hl7-org:v3',
  ],
  ...[
    stranger.nir,
    '1.2.250.1.213.1.4.8',
    '00000000-0000-4000-8000-000000000000',
    'é',
    '\u0000',
    '&#0;',
    '&x;',
  ],
  ...[
    '<!-- -->',
    '<![CDATA[x]]>',
    '<?x?>',
    ']]>',
    '&#65;',
    '\ufeff',
    '"',
    "'",
    '<',
    '<x/>',
    'x'.repeat(2_000),
  ],
];

const inText =
  (change: (text: string, subject: Subject, chance: Chance) => string): Mutation =>
  (subject, chance) =>
    Buffer.from(change(subject.text, subject, chance));

const replaced = (text: string, [start, end]: Span, by: string): string =>
  text.slice(0, start) + by + text.slice(end);

/** Two spans change places. */
function exchanged(text: string, one: Span, other: Span): string {
  const [first, second] = one[0] < other[0] ? [one, other] : [other, one];
  if (first[1] > second[0]) return replaced(text, first, '');
  return replaced(replaced(text, second, text.slice(...first)), first, text.slice(...second));
}

export const mutations: Record<string, Mutation> = {
  byte: ({ bytes }, chance) => {
    const changed = Buffer.from(bytes);
    for (let count = chance.below(3); count >= 0; count -= 1)
      changed[chance.below(bytes.length)] = chance.below(256);
    return changed;
  },
  bit: ({ bytes }, chance) => {
    const changed = Buffer.from(bytes);
    const at = chance.below(bytes.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << chance.below(8));
    return changed;
  },
  cut: ({ bytes }, chance) => bytes.subarray(0, chance.below(bytes.length)),
  hole: ({ bytes }, chance) => {
    const at = chance.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + chance.below(200))]);
  },
  splice: ({ bytes }, chance, others) => {
    const other = chance.pick(others).bytes;
    return Buffer.concat([
      bytes.subarray(0, chance.below(bytes.length)),
      other.subarray(chance.below(other.length)),
    ]);
  },
  'tag gone': inText((text, { tags }, chance) => replaced(text, chance.pick(tags), '')),
  'tag twice': inText((text, { tags }, chance) => {
    const tag = chance.pick(tags);
    return replaced(text, tag, text.slice(...tag).repeat(2));
  }),
  'tags exchanged': inText((text, { tags }, chance) => exchanged(text, chance.pick(tags), chance.pick(tags))),
  /** From one tag to a later one: an element, or some of them, twice or gone or elsewhere. */
  'stretch twice': inText((text, { tags }, chance) => {
    const stretch = stretchOf(tags, chance);
    return replaced(text, stretch, text.slice(...stretch).repeat(2));
  }),
  'stretch gone': inText((text, { tags }, chance) => replaced(text, stretchOf(tags, chance), '')),
  'stretch moved': inText((text, { tags }, chance) =>
    exchanged(text, stretchOf(tags, chance), stretchOf(tags, chance)),
  ),
  'values exchanged': inText((text, { values }, chance) =>
    exchanged(text, chance.pick(values), chance.pick(values)),
  ),
  'value replaced': inText((text, { values }, chance) =>
    replaced(text, chance.pick(values), chance.pick(words)),
  ),
  'word inserted': inText((text, _, chance) => {
    const at = chance.below(text.length);
    return replaced(text, [at, at], chance.pick(words));
  }),
  'number changed': inText((text, { numbers }, chance) => {
    const number = chance.pick(numbers);
    const digits = [...text.slice(...number)];
    digits[chance.below(digits.length)] = `${chance.below(10)}`;
    return replaced(text, number, digits.join(''));
  }),
};

/** Some twenty tags at most. */
function stretchOf(tags: Span[], chance: Chance): Span {
  const first = chance.below(tags.length);
  const last = Math.min(tags.length - 1, first + chance.below(20));
  return [tags[first]?.[0] ?? 0, tags[last]?.[1] ?? 0];
}

const names = Object.keys(mutations);

/** One mutation of those above, by chance. */
export function mutate(subject: Subject, chance: Chance, others: readonly Subject[]): Buffer {
  const mutation = mutations[chance.pick(names)];
  if (!mutation) throw new Error('no mutation');
  return mutation(subject, chance, others);
}
