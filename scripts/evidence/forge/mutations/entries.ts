/** The entries of a bundle exchanged, left out, altered, by somebody who holds bundles but no key. */
import type { Bundle, BundleEntry } from '@borne/server/contract/evidence';
import {
  answeredEntry,
  changed,
  type Expected,
  type Mutant,
  type Mutations,
  mutant,
  pickEntry,
  resealed,
  type Subject,
  withFlippedBit,
  withOtherCharacter,
  withUnusedBit,
} from './mutation.ts';

/** One entry, changed. */
function entry(s: Subject, change: (picked: BundleEntry) => void, expected: Expected): Mutant {
  return changed(s.bundle, (copy) => change(pickEntry(s, copy)), expected);
}

function answered(s: Subject, change: (entry: BundleEntry) => void, expected: Expected): Mutant {
  return changed(s.bundle, (copy) => change(answeredEntry(copy)), expected);
}

/** A text of one entry, changed. */
function jws(s: Subject, change: (text: string) => string, expected: Expected): Mutant {
  return entry(
    s,
    ({ texts }) => {
      const rank = s.chance.below(texts.length);
      texts[rank] = change(texts[rank] ?? '');
    },
    expected,
  );
}

/** A part of a text: 0 the header, 1 the payload, 2 the signature. */
function part(s: Subject, rank: number, change: (text: string) => string, expected: Expected): Mutant {
  return jws(
    s,
    (text) =>
      text
        .split('.')
        .map((each, at) => (at === rank ? change(each) : each))
        .join('.'),
    expected,
  );
}

const anyCharacter = (s: Subject) => (text: string) =>
  withOtherCharacter(s.chance, text, s.chance.below(text.length));

const withEntries = (bundle: Bundle, entries: BundleEntry[], expected: Expected): Mutant =>
  mutant({ ...bundle, entries }, expected);

const outcomesOf = ({ entries }: Bundle): BundleEntry[] => entries.filter(({ texts }) => texts.length === 1);

export const entries: Mutations = {
  'a character of a header': (s) => part(s, 0, anyCharacter(s), 'refused'),
  'a character of a payload': (s) => part(s, 1, anyCharacter(s), 'refused'),
  'a character of a signature': (s) => part(s, 2, anyCharacter(s), 'refused'),
  'a bit of a signature': (s) => part(s, 2, (text) => withFlippedBit(s.chance, text, 'base64url'), 'refused'),
  'a text cut short': (s) => jws(s, (text) => text.slice(0, s.chance.below(text.length)), 'refused'),
  'a character fewer in a part': (s) => part(s, s.chance.below(3), (text) => text.slice(0, -1), 'refused'),
  'padding after a part': (s) => part(s, s.chance.below(3), (text) => `${text}=`, 'malformed'),
  'the other base64 alphabet': (s) =>
    part(s, s.chance.below(3), (text) => `${text.slice(0, -1)}+`, 'malformed'),
  'a space in a text': (s) => part(s, s.chance.below(3), (text) => `${text} `, 'malformed'),
  'a line feed after a text': (s) => jws(s, (text) => `${text}\n`, 'malformed'),
  'a fourth part': (s) => jws(s, (text) => `${text}.AAAA`, 'malformed'),
  'an empty signature': (s) => part(s, 2, () => '', 'malformed'),
  'a signature of zeros': (s) => part(s, 2, () => Buffer.alloc(64).toString('base64url'), 'refused'),
  'the unused bits of a part': (s) =>
    part(s, 2, (text) => withOtherCharacter(s.chance, text, text.length - 1), 'refused'),
  'the two texts exchanged': (s) => answered(s, ({ texts }) => texts.reverse(), 'refused'),
  'the kiosk’s text alone': (s) => answered(s, ({ texts }) => texts.pop(), 'refused'),
  'the server’s text alone': (s) => answered(s, ({ texts }) => texts.shift(), 'refused'),
  'the server’s text alone, without certificate': (s) =>
    answered(
      s,
      (each) => {
        each.texts.shift();
        each.kioskCertificate = null;
      },
      'entry-mismatch',
    ),
  'a text twice': (s) => entry(s, ({ texts }) => texts.push(texts[0] ?? ''), 'refused'),
  'no text': (s) => entry(s, ({ texts }) => texts.splice(0), 'malformed'),
  'the texts of a neighbour': (s) =>
    answered(s, (each) => Object.assign(each, { texts: answeredEntry(s.neighbour).texts }), 'refused'),
  'the kiosk’s word of a neighbour': (s) =>
    answered(
      s,
      (each) => {
        const other = answeredEntry(s.neighbour);
        each.texts[0] = other.texts[0] ?? '';
        each.kioskCertificate = other.kioskCertificate;
      },
      'entry-mismatch',
    ),
  'the receipt of a neighbour': (s) =>
    answered(
      s,
      (each) => each.texts.splice(1, 1, answeredEntry(s.neighbour).texts[1] ?? ''),
      'entry-mismatch',
    ),
  'the act of a neighbour': (s) => mutant({ ...s.bundle, actId: s.neighbour.actId }, 'entry-mismatch'),
  'the entries of a neighbour': (s) => withEntries(s.bundle, s.neighbour.entries, 'entry-mismatch'),
  'an entry of a neighbour added': (s) => {
    const all = [...s.bundle.entries, s.chance.pick(s.neighbour.entries)];
    return withEntries(
      s.bundle,
      all.sort((a, b) => a.index - b.index),
      'entry-mismatch',
    );
  },
  'the entries of a stranger': (s) => withEntries(s.bundle, s.stranger.entries, 'refused'),
  'the entries backwards': (s) =>
    s.bundle.entries.length < 2
      ? null
      : withEntries(s.bundle, [...s.bundle.entries].reverse(), 'entry-mismatch'),
  'an entry twice': (s) =>
    withEntries(s.bundle, [...s.bundle.entries, ...s.bundle.entries.slice(-1)], 'entry-mismatch'),
  'no entry': (s) => withEntries(s.bundle, [], 'malformed'),
  'without the answer': (s) =>
    outcomesOf(s.bundle).length === 0 ? null : withEntries(s.bundle, outcomesOf(s.bundle), 'entry-mismatch'),
  'without what became of it': (s) =>
    outcomesOf(s.bundle).length === 0
      ? null
      : withEntries(s.bundle, [answeredEntry(s.bundle)], 'bundle-signature'),
  // What the server leaves out cannot be seen: true of every log, told to whoever reads a verdict (explain.ts).
  'without what became of it, by the server': (s) =>
    resealed(s, { ...s.bundle, entries: [answeredEntry(s.bundle)] }, 'accepted'),
  'a bit of a salt': (s) =>
    entry(
      s,
      (each) => Object.assign(each, { salt: withFlippedBit(s.chance, each.salt, 'base64url') }),
      'leaf-not-included',
    ),
  'the salt of a neighbour': (s) =>
    entry(s, (each) => Object.assign(each, { salt: pickEntry(s, s.neighbour).salt }), 'leaf-not-included'),
  'a salt spelled otherwise': (s) =>
    entry(s, (each) => Object.assign(each, { salt: withUnusedBit(each.salt) }), 'malformed'),
  'a hash spelled otherwise': (s) =>
    entry(s, ({ proof }) => proof.splice(0, 1, withUnusedBit(proof[0] ?? '')), 'malformed'),
  'a salt of another length': (s) =>
    entry(
      s,
      (each) =>
        Object.assign(each, {
          salt: Buffer.from(s.chance.bytes(s.chance.pick([0, 16, 31, 33, 64]))).toString('base64url'),
        }),
      'malformed',
    ),
  'a place further': (s) => entry(s, (each) => Object.assign(each, { index: each.index + 1 }), 'refused'),
  'a place before': (s) => entry(s, (each) => Object.assign(each, { index: each.index - 1 }), 'refused'),
  'a place far away': (s) =>
    entry(s, (each) => Object.assign(each, { index: each.index + 2 ** s.chance.below(53) }), 'refused'),
  'a hash of a proof': (s) =>
    entry(
      s,
      ({ proof }) => {
        const at = s.chance.below(proof.length);
        proof[at] = withFlippedBit(s.chance, proof[at] ?? '');
      },
      'refused',
    ),
  'a hash fewer': (s) => entry(s, ({ proof }) => proof.splice(s.chance.below(proof.length), 1), 'refused'),
  'a hash more': (s) =>
    entry(
      s,
      ({ proof }) =>
        proof.splice(s.chance.below(proof.length + 1), 0, Buffer.from(s.chance.bytes(32)).toString('base64')),
      'leaf-not-included',
    ),
  'far too many hashes': (s) =>
    entry(
      s,
      (each) =>
        Object.assign(each, { proof: Array.from({ length: 65 }, () => Buffer.alloc(32).toString('base64')) }),
      'malformed',
    ),
  'two hashes exchanged': (s) =>
    s.bundle.entries.every(({ proof }) => proof.length < 2)
      ? null
      : changed(
          s.bundle,
          ({ entries: all }) => {
            const { proof } = all.find((each) => each.proof.length > 1) ?? { proof: [] };
            [proof[0], proof[1]] = [proof[1] ?? '', proof[0] ?? ''];
          },
          'leaf-not-included',
        ),
  'the proof of a neighbour': (s) =>
    entry(s, (each) => Object.assign(each, { proof: pickEntry(s, s.neighbour).proof }), 'leaf-not-included'),
  'a hash in the other alphabet': (s) =>
    entry(s, ({ proof }) => proof.push(`${'_'.repeat(42)}8=`), 'malformed'),
  'no certificate': (s) =>
    answered(s, (each) => Object.assign(each, { kioskCertificate: null }), 'kiosk-certificate'),
  'the certificate of a stranger': (s) =>
    answered(
      s,
      (each) => Object.assign(each, { kioskCertificate: answeredEntry(s.stranger).kioskCertificate }),
      'refused',
    ),
  'a certificate beside the server’s word': (s) =>
    outcomesOf(s.bundle).length === 0
      ? null
      : changed(
          s.bundle,
          (copy) =>
            Object.assign(outcomesOf(copy)[0] ?? {}, {
              kioskCertificate: answeredEntry(copy).kioskCertificate,
            }),
          'entry-mismatch',
        ),
  'a character of the certificate': (s) =>
    answered(
      s,
      (each) => {
        const pem = each.kioskCertificate ?? '';
        each.kioskCertificate = withOtherCharacter(s.chance, pem, s.chance.below(pem.length));
      },
      'refused',
    ),
  'the certificate written otherwise': (s) =>
    answered(
      s,
      (each) => {
        const pem = each.kioskCertificate ?? '';
        const ways = [
          `vu\n${pem}`,
          pem.replaceAll('\n', '\r\n'),
          `${pem}\n${pem}\n`,
          ` ${pem}`,
          `${pem}\n\n`,
        ];
        const more = [pem.replace('\n', '\n\n'), pem.replaceAll('CERTIFICATE', 'TRUSTED CERTIFICATE')];
        each.kioskCertificate = s.chance.pick([...ways, ...more]);
      },
      'malformed',
    ),
  'the certificate with a line feed at its end, or without': (s) =>
    answered(
      s,
      (each) => {
        const pem = each.kioskCertificate ?? '';
        each.kioskCertificate = pem.endsWith('\n') ? pem.slice(0, -1) : `${pem}\n`;
      },
      'bundle-signature',
    ),
  'the certificate with or without its last line feed, by the server': (s) => {
    const copy = structuredClone(s.bundle);
    const each = answeredEntry(copy);
    const pem = each.kioskCertificate ?? '';
    each.kioskCertificate = pem.endsWith('\n') ? pem.slice(0, -1) : `${pem}\n`;
    return resealed(s, copy, 'accepted');
  },
};
