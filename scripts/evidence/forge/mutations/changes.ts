/** Choices changed at home, after an opening: signed by the server alone, logged in all honesty; wrong but the first two. */
import { inventAct, inventChange, inventId } from '../acts.ts';
import { type DraftEntry, draftOf, newSalt, publish } from '../forge-bundles.ts';
import { serverJws } from '../jws-signing.ts';
import { type Expected, type Mutate, type Mutations, mutant, type Subject } from './mutation.ts';

type Word = Record<string, unknown>;

interface Wrong {
  /** Of the two words: what was asked, what became of it. */
  words?: (words: Word[], s: Subject) => void;
  /** The act that they are about. */
  kind?: 'opening' | 'closure';
}

const change =
  ({ words: spoil, kind = 'opening' }: Wrong, expected: Expected): Mutate =>
  (s) => {
    const { chance, world } = s;
    if (world.timestamps !== null) return null;
    const signer = chance.pick(world.kiosks);
    const act = inventAct(chance, signer.kioskId);
    if ((act.kiosk.kind === 'closure') !== (kind === 'closure')) return null;
    const words: Word[] = inventChange(chance, act.kiosk).map((word) => ({ ...word }));
    spoil?.(words, s);
    const draft = draftOf(world, chance, signer, act);
    draft.entries.push(...words.map((word) => entryOf(s, word)));
    const [bundle] = publish(world, chance, [draft]);
    if (bundle === undefined) throw new RangeError('one draft makes one bundle');
    return mutant(bundle, expected);
  };

function entryOf({ world, chance }: Subject, word: Word): DraftEntry {
  return {
    texts: [serverJws(chance.pick(world.servers), word)],
    salt: newSalt(chance),
    kioskCertificate: null,
  };
}

const set =
  (at: 0 | 1, fields: Word): NonNullable<Wrong['words']> =>
  (words) =>
    void Object.assign(words[at] ?? {}, fields);

export const changes: Mutations = {
  'choices changed, nothing wrong': change({}, 'accepted'),
  'choices changed, by a guardian': change(
    { words: set(0, { by: { actor: 'guardian', relation: 'guardian' } }) },
    'accepted',
  ),
  'choices changed, alone and yet somebody’s guardian': change(
    { words: set(0, { by: { actor: 'self', relation: 'guardian' } }) },
    'entry-mismatch',
  ),
  'choices changed, and its end says by whom': change(
    { words: set(1, { by: { actor: 'self', relation: null } }) },
    'unknown-field',
  ),
  'choices changed, nothing known of its end': change({ words: (all) => void all.pop() }, 'accepted'),
  'choices changed, its end alone': change({ words: (all) => void all.shift() }, 'entry-mismatch'),
  'choices changed, its end before it': change({ words: (all) => void all.reverse() }, 'entry-mismatch'),
  'choices changed twice as one': change(
    { words: (all) => void all.splice(0, 1, ...all.slice(0, 1), ...all.slice(0, 1)) },
    'entry-mismatch',
  ),
  'choices changed, with two ends': change(
    { words: (all) => void all.push(...all.slice(1)) },
    'entry-mismatch',
  ),
  'choices changed, the end of another change': change(
    { words: (all, s) => set(1, { changeId: inventId(s.chance, 7) })(all, s) },
    'entry-mismatch',
  ),
  'choices changed, of another act': change(
    { words: (all, s) => set(0, { actId: inventId(s.chance, 7) })(all, s) },
    'entry-mismatch',
  ),
  'choices changed, under the name of the act': change(
    { words: (all) => void all.map((word) => Object.assign(word, { changeId: word['actId'] })) },
    'entry-mismatch',
  ),
  'choices changed of a closure': change({ kind: 'closure' }, 'entry-mismatch'),
  'choices changed, one not said': change({ words: set(0, { answers: { breakGlass: true } }) }, 'malformed'),
  'choices changed, and the record closed with them': change(
    { words: set(1, { outcome: 'closed' }) },
    'malformed',
  ),
  'choices changed, with a name': change({ words: set(0, { name: 'ESSAI' }) }, 'unknown-field'),
};
