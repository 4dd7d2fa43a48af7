/**
 * The note of the checkpoint and its time-stamp, altered by somebody who holds bundles and none of the trusted keys, and
 * handed out under the server's seal all the same: so that each meets the one check that must stop it.
 */
import { sign } from 'node:crypto';
import { noteOf, signCheckpoint } from '../forge-bundles.ts';
import {
  checkpointBody,
  keyIdOf,
  lineOf,
  makeNoteSigner,
  type NoteSigner,
  signatureLine,
} from '../note-signing.ts';
import {
  type Expected,
  type Mutant,
  type Mutations,
  mutant,
  resealed,
  type Subject,
  withFlippedBit,
  withOtherCharacter,
} from './mutation.ts';

interface Parts {
  body: string;
  /** The log's first, then the witnesses'. */
  lines: string[];
}

function partsOf({ bundle }: Subject): Parts {
  const [body = '', signatures = ''] = bundle.checkpoint.split('\n\n');
  return { body: `${body}\n`, lines: signatures.trimEnd().split('\n') };
}

function note(s: Subject, change: (parts: Parts) => Parts, expected: Expected): Mutant {
  const { body, lines } = change(partsOf(s));
  return resealed(s, { ...s.bundle, checkpoint: noteOf(body, lines) }, expected);
}

const body = (s: Subject, change: (text: string) => string, expected: Expected = 'refused'): Mutant =>
  note(s, (parts) => ({ ...parts, body: change(parts.body) }), expected);

const lines = (s: Subject, change: (all: string[]) => string[], expected: Expected): Mutant =>
  note(s, (parts) => ({ ...parts, lines: change(parts.lines) }), expected);

const raw = (s: Subject, change: (text: string) => string, expected: Expected): Mutant =>
  mutant({ ...s.bundle, checkpoint: change(s.bundle.checkpoint) }, expected);

/** Where the policy knows no authority a stamp says nothing; where it does, one that is not of this very note is false. */
const stamp = ({ world }: Subject): Expected => (world.timestamps === null ? 'accepted' : 'timestamp');

/** Without so many witnesses. */
const without = (s: Subject, missing: number): Expected =>
  s.world.witnesses.length - missing >= s.world.quorum ? stamp(s) : 'witness-quorum';

function anyWitness({ chance, world }: Subject): { rank: number; signer: NoteSigner } | null {
  if (world.witnesses.length === 0) return null;
  const rank = chance.below(world.witnesses.length);
  const signer = world.witnesses[rank];
  return signer === undefined ? null : { rank: rank + 1, signer };
}

/** The line of one witness, replaced. */
function witness(
  s: Subject,
  replace: (line: string, signer: NoteSigner, body: string) => string,
  expected: Expected,
): Mutant | null {
  const one = anyWitness(s);
  if (one === null) return null;
  return note(
    s,
    (parts) => ({
      ...parts,
      lines: parts.lines.map((line, at) => (at === one.rank ? replace(line, one.signer, parts.body) : line)),
    }),
    expected,
  );
}

const flipped = (s: Subject, line: string, from: number): string => {
  const [dash = '', name = '', text = ''] = line.split(' ');
  const bytes = Buffer.from(text, 'base64');
  const rest = Buffer.from(withFlippedBit(s.chance, bytes.toString('base64', from)), 'base64');
  return `${dash} ${name} ${Buffer.concat([bytes.subarray(0, from), rest]).toString('base64')}`;
};

export const checkpoints: Mutations = {
  'the checkpoint of elsewhere': (s) =>
    mutant({ ...s.bundle, checkpoint: s.elsewhere.checkpoint }, 'leaf-not-included'),
  'the checkpoint of a stranger': (s) =>
    mutant({ ...s.bundle, checkpoint: s.stranger.checkpoint }, 'leaf-not-included'),
  'the signatures of elsewhere': (s) =>
    lines(s, () => partsOf({ ...s, bundle: s.elsewhere }).lines, 'checkpoint-signature'),
  'another size': (s) =>
    body(s, (text) =>
      text.replace(/\n(\d+)\n/, (_, size) => `\n${Number(size) + s.chance.pick([1, 2, 1000, 2 ** 40])}\n`),
    ),
  // The same root under a size that asks for a longer proof: signed by the log and its witnesses themselves.
  'a log that lies about its size': (s) => {
    if (s.world.timestamps !== null) return null;
    const lie = partsOf(s).body.replace(/\n(\d+)\n/, (_, size) => `\n${Number(size) * 4096}\n`);
    return mutant({ ...s.bundle, checkpoint: signCheckpoint(s.world, lie) }, 'leaf-not-included');
  },
  'a size spelled otherwise': (s) =>
    body(
      s,
      (text) =>
        text.replace(
          /\n(\d+)\n/,
          s.chance.pick(['\n0$1\n', '\n+$1\n', '\n $1\n', '\n$1.0\n', '\n0\n', '\n99999999999999999999\n']),
        ),
      'malformed',
    ),
  'another root': (s) =>
    body(
      s,
      (text) => text.replace(/([^\n]+)\n$/, (_, root) => `${withFlippedBit(s.chance, root)}\n`),
      'leaf-not-included',
    ),
  'a root of another length': (s) =>
    body(s, (text) => text.replace(/[^\n]+\n$/, `${Buffer.alloc(33).toString('base64')}\n`), 'malformed'),
  'another origin': (s) => body(s, (text) => `x${text}`, 'checkpoint-signature'),
  'a line more': (s) => body(s, (text) => `${text}extension\n`, 'malformed'),
  'without the log’s signature': (s) =>
    s.world.witnesses.length === 0 ? null : lines(s, (all) => all.slice(1), 'checkpoint-signature'),
  'without any signature': (s) => raw(s, (text) => text.slice(0, text.indexOf('\n\n') + 2), 'malformed'),
  'a bit of the log’s signature': (s) =>
    lines(s, ([log = '', ...others]) => [flipped(s, log, 4), ...others], 'checkpoint-signature'),
  'a bit of the log’s key id': (s) =>
    lines(
      s,
      ([log = '', ...others]) => {
        const [dash = '', name = '', text = ''] = log.split(' ');
        const bytes = Buffer.from(text, 'base64');
        const at = s.chance.below(4);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << s.chance.below(8));
        return [`${dash} ${name} ${bytes.toString('base64')}`, ...others];
      },
      'checkpoint-signature',
    ),
  'another log of the same name': (s) => {
    const other = makeNoteSigner(s.world.log.name, 'log');
    return note(
      s,
      ({ body: text, lines: all }) => ({ body: text, lines: [signatureLine(other, text), ...all.slice(1)] }),
      'checkpoint-signature',
    );
  },
  'another log of the same name and key id': (s) => {
    const { privateKey } = makeNoteSigner(s.world.log.name, 'log');
    return note(
      s,
      ({ body: text, lines: all }) => ({
        body: text,
        lines: [
          lineOf(
            s.world.log.name,
            Buffer.concat([keyIdOf(s.world.log), sign(null, Buffer.from(text), privateKey)]),
          ),
          ...all.slice(1),
        ],
      }),
      'checkpoint-signature',
    );
  },
  'a witness fewer': (s) => {
    const one = anyWitness(s);
    return one && lines(s, (all) => all.filter((_, at) => at !== one.rank), without(s, 1));
  },
  'no witness at all': (s) => lines(s, (all) => all.slice(0, 1), without(s, s.world.witnesses.length)),
  'a bit of a witness’s signature or time': (s) =>
    witness(s, (line) => flipped(s, line, 4), 'witness-quorum'),
  'a witness under another name': (s) =>
    witness(s, (line) => line.replace('temoin', 'Temoin'), without(s, 1)),
  'a witness signing as a log does': (s) =>
    witness(
      s,
      (_, { name, privateKey, ...key }, text) =>
        lineOf(
          name,
          Buffer.concat([keyIdOf({ name, privateKey, ...key }), sign(null, Buffer.from(text), privateKey)]),
        ),
      'witness-quorum',
    ),
  'a witness of another head': (s) =>
    witness(
      s,
      (_, signer) => signatureLine(signer, checkpointBody(s.world.origin, 7, Buffer.alloc(32, 7))),
      'witness-quorum',
    ),
  'a witness without a time': (s) =>
    witness(s, (_, signer, text) => signatureLine(signer, text, 0), 'witness-quorum'),
  'one witness in the place of another': (s) =>
    s.world.witnesses.length < 2
      ? null
      : lines(s, ([log = '', first = '', , ...others]) => [log, first, first, ...others], without(s, 1)),
  'a witness twice': (s) => lines(s, (all) => [...all, ...all.slice(-1)], stamp(s)),
  'a witness again, later': (s) => {
    const one = anyWitness(s);
    return (
      one &&
      note(
        s,
        ({ body: text, lines: all }) => ({
          body: text,
          lines: [...all, signatureLine(one.signer, text, 1_790_000_000)],
        }),
        stamp(s),
      )
    );
  },
  'somebody unknown who signs too': (s) =>
    note(
      s,
      ({ body: text, lines: all }) => ({
        body: text,
        lines: [...all, signatureLine(makeNoteSigner('passant', 'witness'), text)],
      }),
      stamp(s),
    ),
  'the lines in another order': (s) => lines(s, (all) => [...all].reverse(), stamp(s)),
  'another dash': (s) =>
    raw(s, (text) => text.replace('\u2014', s.chance.pick(['-', '\u2013', '\u2015', '--'])), 'malformed'),
  'line feeds of another system': (s) => raw(s, (text) => text.replaceAll('\n', '\r\n'), 'malformed'),
  'without the last line feed': (s) => raw(s, (text) => text.slice(0, -1), 'malformed'),
  'an empty line more': (s) =>
    raw(s, (text) => s.chance.pick([`${text}\n`, text.replace('\n\n', '\n\n\n'), `\n${text}`]), 'malformed'),
  'a space more': (s) => raw(s, (text) => text.replace('\u2014 ', '\u2014  '), 'malformed'),
  'a line separator of Unicode': (s) =>
    raw(s, (text) => text.replace('\n', s.chance.pick(['\u2028', '\u0085', '\u000b'])), 'malformed'),
  'another character in the note': (s) =>
    raw(
      s,
      (text) => withOtherCharacter(s.chance, text, s.chance.below(text.indexOf('\n\n')), 'abcXYZ019/'),
      'refused',
    ),
  'far too many lines': (s) =>
    lines(
      s,
      (all) => [...all, ...Array.from({ length: 33 }, (_, rank) => lineOf(`p${rank}`, Buffer.alloc(70)))],
      'malformed',
    ),
  'no time-stamp': (s) => mutant({ ...s.bundle, timestamp: null }, stamp(s)),
  'the time-stamp of elsewhere': (s) => mutant({ ...s.bundle, timestamp: s.elsewhere.timestamp }, stamp(s)),
  'a time-stamp that is none': (s) =>
    resealed(s, { ...s.bundle, timestamp: Buffer.from(s.chance.bytes(200)).toString('base64') }, stamp(s)),
  'a time-stamp cut short': (s) =>
    s.bundle.timestamp === null
      ? null
      : mutant(
          {
            ...s.bundle,
            timestamp: Buffer.from(s.bundle.timestamp, 'base64')
              .subarray(0, -1 - s.chance.below(300))
              .toString('base64'),
          },
          'timestamp',
        ),
  // Some bits of a response mean nothing (its status text, an accuracy that nobody reads).
  'a bit of the time-stamp': (s) =>
    s.bundle.timestamp === null
      ? null
      : resealed(s, { ...s.bundle, timestamp: withFlippedBit(s.chance, s.bundle.timestamp) }, 'agree'),
};
