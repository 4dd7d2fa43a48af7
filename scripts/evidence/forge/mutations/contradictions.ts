/** Entries that contradict each other, and leaves hashed otherwise: everything signed, by those who may sign. */
import { createHash } from 'node:crypto';
import { type Act, inventId } from '../acts.ts';
import { newSalt } from '../forge-bundles.ts';
import { serverJws } from '../jws-signing.ts';
import { leafHash } from '../tree.ts';
import { inside } from './insider.ts';
import type { Expected, Mutate, Mutations, Subject } from './mutation.ts';

/** The whole act changed. */
const act =
  (change: (act: Act, s: Subject) => void, expected: Expected): Mutate =>
  (s) =>
    inside(s, { act: (invented) => change(invented, s) }, expected);

/** What became of the act, told otherwise. */
const outcome =
  (change: (word: Record<string, unknown>, closes: boolean) => void, expected: Expected): Mutate =>
  (s) =>
    inside(
      s,
      {
        draft: ({ entries, actId }, { kiosk }) => {
          const closes = kiosk.kind === 'closure';
          const word = {
            v: 1,
            kind: 'outcome',
            actId,
            outcome: 'uncertain',
            transaction: closes ? 'TD1.4' : 'TD1.1',
            messageId: null,
            code: null,
            at: kiosk.answeredAt,
            software: 'x',
          };
          change(word, closes);
          entries.splice(1, entries.length, {
            texts: [serverJws(s.chance.pick(s.world.servers), word)],
            salt: newSalt(s.chance),
            kioskCertificate: null,
          });
        },
      },
      expected,
    );

export const contradictions: Mutations = {
  'a receipt of another act': act(
    (it, s) => Object.assign(it.received, { actId: inventId(s.chance, 7) }),
    'entry-mismatch',
  ),
  'an answer about another act': act(
    (it, s) => Object.assign(it.kiosk, { actId: inventId(s.chance, 7) }),
    'entry-mismatch',
  ),
  'an act that takes itself back': act(
    (it) => Object.assign(it.received, { withdraws: it.kiosk.actId }),
    'entry-mismatch',
  ),
  'alone, and represented': act((it) => {
    it.kiosk.actor = 'self';
    it.kiosk.papersCallId = null;
    it.received.relation = 'mother';
  }, 'entry-mismatch'),
  'alone, with somebody’s papers': act((it, s) => {
    it.kiosk.actor = 'self';
    it.kiosk.papersCallId = inventId(s.chance, 7);
    it.received.relation = null;
  }, 'entry-mismatch'),
  'a doubtful end': outcome(() => undefined, 'accepted'),
  'an end of another act': outcome(
    (word) => Object.assign(word, { actId: '018f0000-0000-7000-8000-000000000000' }),
    'entry-mismatch',
  ),
  'a closure that creates': outcome(
    (word, closes) => Object.assign(word, { outcome: closes ? 'created' : 'closed' }),
    'entry-mismatch',
  ),
  'the transaction of another act': outcome(
    (word, closes) => Object.assign(word, { transaction: closes ? 'TD1.2' : 'TD1.4' }),
    'entry-mismatch',
  ),
  'an end that is none': outcome((word) => Object.assign(word, { outcome: 'opened' }), 'malformed'),
  'a code that is a sentence': outcome(
    (word) => Object.assign(word, { code: 'Dossier de Mme ESSAI' }),
    'malformed',
  ),
  'a second receipt': (s) =>
    inside(
      s,
      {
        draft: ({ entries }) =>
          entries.push({ ...(entries[0] ?? { texts: [], kioskCertificate: null }), salt: newSalt(s.chance) }),
      },
      'entry-mismatch',
    ),
  'a receipt for another text': (s) =>
    inside(
      s,
      {
        draft: ({ entries }, { received: right }) => {
          const kioskJwsSha256 = createHash('sha256').update('x').digest('hex');
          entries[0]?.texts.splice(
            1,
            1,
            serverJws(s.chance.pick(s.world.servers), { ...right, kioskJwsSha256 }),
          );
        },
      },
      'entry-mismatch',
    ),
  'an end beside the answer': (s) =>
    inside(
      s,
      {
        draft: ({ entries }) => {
          const [first, second] = entries;
          if (second !== undefined) first?.texts.splice(1, 1, second.texts[0] ?? '');
          else first?.texts.reverse();
        },
      },
      'refused',
    ),
  'a leaf without salt': (s) => leaf(s, (texts) => leafHash(texts, Buffer.alloc(0))),
  'a leaf with another salt': (s) => leaf(s, (texts) => leafHash(texts, newSalt(s.chance))),
  'a leaf of one text': (s) => leaf(s, (texts, salt) => leafHash([`${texts[0]}.`], salt)),
  'a leaf without line feed': (s) => leaf(s, (texts, salt) => leafHash([`${texts.join('')} `], salt)),
  'a leaf hashed as a node': (s) =>
    leaf(s, (texts, salt) =>
      createHash('sha256')
        .update(Buffer.from([1]))
        .update(salt)
        .update(texts.join('\n'))
        .digest(),
    ),
};

function leaf(s: Subject, hash: (texts: string[], salt: Buffer) => Buffer): ReturnType<Mutate> {
  return inside(
    s,
    {
      draft: ({ entries }) => {
        for (const entry of entries) entry.leaf = hash(entry.texts, entry.salt);
      },
    },
    'leaf-not-included',
  );
}
