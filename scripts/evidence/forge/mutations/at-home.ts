/** Closures asked at home: signed by the server alone, logged in all honesty, each with one thing wrong but the first. */
import type { AskedAtHome } from '@borne/server/contract/evidence';
import { inventAct, inventAtHome, inventId } from '../acts.ts';
import { type Draft, type DraftEntry, draftOf, newSalt, publish } from '../forge-bundles.ts';
import { serverJws } from '../jws-signing.ts';
import { type Expected, type Mutate, type Mutations, mutant, type Subject } from './mutation.ts';

type Word = Record<string, unknown>;

interface Wrong {
  word?: (word: Word, s: Subject) => void;
  /** Of what became of it. */
  outcome?: (word: Word) => void;
  entries?: (entries: DraftEntry[], s: Subject) => void;
}

/** As `inside`, with nobody's kiosk. */
const asked =
  ({ word, outcome, entries }: Wrong, expected: Expected): Mutate =>
  (s) => {
    if (s.world.timestamps !== null) return null;
    const act = inventAtHome(s.chance);
    const draft: Draft = {
      actId: act.actId,
      entries: [entryOf(s, changed(act, word, s)), entryOf(s, changed(closed(act), outcome, s))],
    };
    entries?.(draft.entries, s);
    const [bundle] = publish(s.world, s.chance, [draft]);
    if (bundle === undefined) throw new RangeError('one draft makes one bundle');
    return mutant(bundle, expected);
  };

function changed(right: object, change: ((word: Word, s: Subject) => void) | undefined, s: Subject): Word {
  const word: Word = { ...right };
  change?.(word, s);
  return word;
}

function closed({ actId, at, software }: AskedAtHome): Word {
  const became = { outcome: 'closed', transaction: 'TD1.4', messageId: actId, code: null };
  return { v: 1, kind: 'outcome', actId, ...became, at, software };
}

function entryOf({ world, chance }: Subject, word: Word): DraftEntry {
  return {
    texts: [serverJws(chance.pick(world.servers), word)],
    salt: newSalt(chance),
    kioskCertificate: null,
  };
}

/** An answer given at a kiosk, whole and right: of another act. */
function answeredAtKiosk({ world, chance }: Subject): DraftEntry[] {
  const kiosk = chance.pick(world.kiosks);
  return draftOf(world, chance, kiosk, inventAct(chance, kiosk.kioskId)).entries.slice(0, 1);
}

/** Words of before the page asked have no `by`. */
function saidBy(word: Word, actor: string, relation: string | null): void {
  Object.assign(word, { by: { actor, relation } });
}

export const atHome: Mutations = {
  'asked at home, nothing wrong': asked({}, 'accepted'),
  'asked at home, by the person': asked({ word: (word) => saidBy(word, 'self', null) }, 'accepted'),
  'asked at home, for a child': asked({ word: (word) => saidBy(word, 'parent', 'mother') }, 'accepted'),
  'asked at home, alone and yet somebody’s mother': asked(
    { word: (word) => saidBy(word, 'self', 'mother') },
    'entry-mismatch',
  ),
  'asked at home, for a child, by no relation': asked(
    { word: (word) => saidBy(word, 'parent', null) },
    'entry-mismatch',
  ),
  'asked at home, by a stranger': asked({ word: (word) => saidBy(word, 'friend', 'mother') }, 'malformed'),
  'asked at home, by nobody': asked({ word: (word) => void Object.assign(word, { by: null }) }, 'malformed'),
  'asked at home, by somebody whose name is told': asked(
    { word: (word) => void Object.assign(word, { by: { actor: 'self', relation: null, name: 'ESSAI' } }) },
    'unknown-field',
  ),
  'asked at home, nothing known of its end': asked({ entries: (all) => void all.pop() }, 'accepted'),
  'asked at home twice': asked({ entries: (all) => void all.splice(1, 1, ...all.slice(0, 1)) }, 'refused'),
  'asked at home, and answered at a kiosk': asked(
    { entries: (all, s) => void all.push(...answeredAtKiosk(s)) },
    'entry-mismatch',
  ),
  'asked at home, with the certificate of a kiosk': asked(
    {
      entries: ([first], s) =>
        void Object.assign(first ?? {}, { kioskCertificate: s.chance.pick(s.world.kiosks).certificate }),
    },
    'entry-mismatch',
  ),
  'asked at home, beside a kiosk’s word': asked(
    {
      entries: ([first], s) => {
        const [kiosk] = answeredAtKiosk(s);
        first?.texts.unshift(kiosk?.texts[0] ?? '');
        Object.assign(first ?? {}, { kioskCertificate: kiosk?.kioskCertificate ?? null });
      },
    },
    'entry-mismatch',
  ),
  'asked at home, its end alone': asked({ entries: (all) => void all.shift() }, 'entry-mismatch'),
  'asked at home, and it takes itself back': asked(
    { word: (word) => void Object.assign(word, { withdraws: word['actId'] }) },
    'entry-mismatch',
  ),
  'asked at home, about another act': asked(
    { word: (word, s) => void Object.assign(word, { actId: inventId(s.chance, 7) }) },
    'entry-mismatch',
  ),
  'asked at home, and an opening became of it': asked(
    { outcome: (word) => void Object.assign(word, { outcome: 'created', transaction: 'TD1.1' }) },
    'entry-mismatch',
  ),
  'asked at home, and a creation became of it': asked(
    { outcome: (word) => void Object.assign(word, { outcome: 'created' }) },
    'entry-mismatch',
  ),
  'asked at home, and nothing taken back': asked(
    { word: (word) => void Object.assign(word, { withdraws: null }) },
    'malformed',
  ),
  'asked at home, the answer no': asked(
    { word: (word) => void Object.assign(word, { answers: { close: false } }) },
    'malformed',
  ),
  'asked at home, with a name': asked(
    { word: (word) => void Object.assign(word, { name: 'ESSAI' }) },
    'unknown-field',
  ),
  'asked at home, without saying how sure': asked(
    { word: (word) => void Reflect.deleteProperty(word, 'channelConfirmed') },
    'malformed',
  ),
};
