/** The file as such: bytes, JSON, fields. No key is needed for any of these. */
import { maxEvidenceBytes } from '@borne/server/contract/evidence';
import { changed, type Mutations, mutant, pickEntry, resealed, type Subject } from './mutation.ts';

const text = ({ bundle }: Subject): string => JSON.stringify(bundle);
/** With spaces at its end, up to so many bytes. */
const filled = (s: Subject, bytes: number): string =>
  text(s) + ' '.repeat(bytes - Buffer.byteLength(text(s)));

const anyTime = ({ chance }: Subject): string =>
  new Date(1_700_000_000_000 + chance.below(1e9)).toISOString();

const impossibleParts = [
  ...[
    null,
    {},
    1,
    { number: 1 },
    { of: 2 },
    { number: 1, of: 1 },
    { number: 0, of: 2 },
    { number: 3, of: 2 },
  ],
  ...[
    { number: 1, of: 10_000 },
    { number: '1', of: 2 },
    { number: true, of: 2 },
  ],
];

export const fileForm: Mutations = {
  'the file cut short': (s) => mutant(text(s).slice(0, s.chance.below(text(s).length)), 'malformed'),
  'something after the end': (s) => mutant(`${text(s)}{}`, 'malformed'),
  'white space after the end': (s) => mutant(`${text(s)}\n  \n`, 'accepted'),
  'printed on many lines': (s) => mutant(JSON.stringify(s.bundle, null, 2), 'accepted'),
  'the fields in another order': (s) =>
    mutant(Object.fromEntries(Object.entries(s.bundle).reverse()), 'accepted'),
  'letters spelled as escapes': (s) =>
    mutant(text(s).replace('"actId":"', '"\\u0061ctId":"').replace('ESSAI', '\\u0045SSAI'), 'accepted'),
  'a byte-order mark': (s) => mutant(`\uFEFF${text(s)}`, 'malformed'),
  'UTF-16': (s) => mutant(Buffer.from(text(s), 'utf16le'), 'malformed'),
  'a byte that UTF-8 has not': (s) => {
    const bytes = Buffer.from(text(s));
    const at = s.chance.below(bytes.length);
    return mutant(
      Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff]), bytes.subarray(at)]),
      'malformed',
    );
  },
  'a field twice, the same': (s) =>
    mutant(text(s).replace('{', `{"actId":${JSON.stringify(s.bundle.actId)},`), 'malformed'),
  'a field twice, the second spelled with escapes': (s) =>
    mutant(text(s).replace('{', '{"\\u0076":1,'), 'malformed'),
  'a field of an entry twice': (s) =>
    mutant(text(s).replace('"salt":', `"index":${s.chance.below(100)},"salt":`), 'malformed'),
  'a prototype': (s) => mutant(text(s).replace('{', '{"__proto__":{},'), 'malformed'),
  'a prototype in an entry': (s) =>
    mutant(text(s).replace('"salt":', '"__proto__":null,"salt":'), 'malformed'),
  'a prototype spelled with escapes': (s) =>
    mutant(text(s).replace('{', '{"\\u005f_proto__":{},'), 'malformed'),
  'a constructor': (s) => mutant(text(s).replace('{', '{"constructor":{},'), 'unknown-field'),
  'a field too many': (s) => mutant({ ...s.bundle, note: 'vu' }, 'unknown-field'),
  'a field too many in an entry': (s) =>
    changed(s.bundle, (copy) => Object.assign(pickEntry(s, copy), { nom: 'ESSAI' }), 'unknown-field'),
  'a field missing': (s) => {
    const name = s.chance.pick(Object.keys(s.bundle));
    return mutant(
      Object.fromEntries(Object.entries(s.bundle).filter(([each]) => each !== name)),
      'malformed',
    );
  },
  'a field of an entry missing': (s) =>
    changed(
      s.bundle,
      (copy) => {
        const entry = pickEntry(s, copy);
        Reflect.deleteProperty(entry, s.chance.pick(Object.keys(entry)));
      },
      'malformed',
    ),
  'a field of another type': (s) => {
    const wrong = s.chance.pick([true, 1, 'x', [], {}, -1]);
    const name = s.chance.pick(['actId', 'entries', 'exportedAt']);
    return mutant({ ...s.bundle, [name]: wrong }, 'malformed');
  },
  'another version': (s) =>
    mutant({ ...s.bundle, v: s.chance.pick([0, 2, '1', true, null, [1]]) }, 'malformed'),
  'a number spelled otherwise': (s) =>
    mutant(
      text(s).replace('"v":1', `"v":${s.chance.pick(['1.0', '1e0', '+1', '01', '10e-1', '0x1'])}`),
      'malformed',
    ),
  'a number that is none': (s) =>
    mutant(
      text(s).replace(
        /"index":\d+/,
        `"index":${s.chance.pick(['NaN', 'Infinity', '-0', '1e400', '9007199254740992'])}`,
      ),
      'malformed',
    ),
  'a comma too many': (s) => mutant(text(s).replace(/}$/, ',}'), 'malformed'),
  'a comment': (s) => mutant(text(s).replace('{', '{/* vu */'), 'malformed'),
  'simple quotes': (s) => mutant(text(s).replaceAll('"', "'"), 'malformed'),
  'a line feed in a text': (s) => mutant(text(s).replace('\\n', '\n'), 'malformed'),
  'more than a mebibyte': (s) => mutant(filled(s, maxEvidenceBytes + 1), 'malformed'),
  'exactly a mebibyte': (s) => mutant(filled(s, maxEvidenceBytes), 'accepted'),
  'nested deep': (s) => mutant(text(s).replace('"v":1', `"v":${'['.repeat(100_000)}`), 'malformed'),
  'nested deep, and closed': (s) =>
    mutant(text(s).replace('"v":1', `"v":${'['.repeat(20_000)}${']'.repeat(20_000)}`), 'malformed'),
  'a list in the place of the bundle': (s) => mutant([s.bundle], 'malformed'),
  nothing: () => mutant('', 'malformed'),
  'one file of several, by the server': (s) =>
    resealed(
      s,
      {
        ...s.bundle,
        part: s.chance.pick([
          { number: 1, of: 2 },
          { number: 9_999, of: 9_999 },
        ]),
      },
      'accepted',
    ),
  'one file of several': (s) => mutant({ ...s.bundle, part: { number: 1, of: 2 } }, 'bundle-signature'),
  'one file of an impossible number': (s) =>
    mutant({ ...s.bundle, part: s.chance.pick(impossibleParts) }, 'malformed'),
  'one file of several, and more': (s) =>
    mutant({ ...s.bundle, part: { number: 1, of: 2, left: 1 } }, 'unknown-field'),
  'exported at another time': (s) => mutant({ ...s.bundle, exportedAt: anyTime(s) }, 'bundle-signature'),
  'exported at another time, by the server': (s) =>
    resealed(s, { ...s.bundle, exportedAt: anyTime(s) }, 'accepted'),
  'exported at a time that is none': (s) => {
    const none = ['2026-02-30T08:00:00.000Z', '2026-11-01T24:00:00.000Z', '2026-11-01T08:00:60.000Z'];
    const other = ['2026-11-01T08:00:00Z', '2026-11-01T08:00:00.000+00:00', '2026-11-01 08:00:00.000Z'];
    const more = ['2026-11-01T08:00:00.000Z\n', '२०२६-11-01T08:00:00.000Z', '0000-01-01T00:00:00.000Z'];
    return mutant({ ...s.bundle, exportedAt: s.chance.pick([...none, ...other, ...more]) }, 'malformed');
  },
};
