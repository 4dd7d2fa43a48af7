/**
 * Who answers, as far as the server can know it: the person alone, or a representative whose papers the counter accepted
 * for this very visit (law-and-consent.md §4). Pure but for the question to the counter.
 */
import { type Actor, type Identity, isMinor, type MinorsRule } from '../../contract/index.ts';
import type { RepresentativeName } from '../../contract/representative.ts';
import type { Opinion, PapersAccepted, Relation } from '../assistance/papers.ts';

export interface Answerer {
  actor: Actor;
  papersCallId: string | null;
  /** Null: the person themselves. */
  relation: Relation | null;
  /** What the represented person thinks of it, as the counter heard it. */
  opinion: Opinion | null;
  /** Of the representative, as the counter read it; sealed with the identity, and told to the national service alone. */
  name: RepresentativeName | null;
}

export interface Claim {
  actor: Actor;
  papersCallId: string | null;
  kioskId: string;
  /** The request's id is the visit's. */
  visitId: string;
  birthDate: Identity['birthDate'];
  /** The civil day in France, AAAA-MM-JJ. */
  today: string;
  minors: MinorsRule;
}

/** papers-not-seen: whoever is said to answer may not, or not without papers that the counter accepted. */
export type NoAnswerer = 'papers-not-seen' | 'minors-not-served';

/**
 * A minor who is said to decide alone, an adult alone who names somebody's papers, and a parent for somebody of age, are
 * refused like the rest. The age and whether minors are served at all are parameters (EX_GEN-1550).
 */
export async function whoAnswers(
  papersAccepted: PapersAccepted,
  { actor, papersCallId, kioskId, visitId, birthDate, today, minors }: Claim,
): Promise<Answerer | NoAnswerer> {
  const minor = isMinor(birthDate, today, minors.majorityAge);
  if (minor && !minors.served) return 'minors-not-served';
  if (actor === 'self') {
    const alone = papersCallId === null && !minor;
    return alone
      ? { actor, papersCallId: null, relation: null, opinion: null, name: null }
      : 'papers-not-seen';
  }
  if (papersCallId === null || (actor === 'parent' && !minor)) return 'papers-not-seen';
  const papers = await papersAccepted({ callId: papersCallId, kioskId, visitId });
  if (papers?.as !== actor) return 'papers-not-seen';
  const { relation, opinion, name } = papers;
  return { actor, papersCallId, relation, opinion, name };
}

const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** The civil day in Paris, AAAA-MM-JJ, whatever the time zone of the machine. */
export function civilDay(moment: Date): string {
  return parisDay.format(moment);
}
