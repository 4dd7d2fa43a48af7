/**
 * Who answers, as far as the server can know it: the person alone, or a representative whose papers the counter accepted
 * for this very visit (law-and-consent.md §4). Pure but for the question to the counter.
 */
import type { Actor, Identity } from '../../contract/index.ts';
import type { Opinion, PapersAccepted, Relation } from '../assistance/papers.ts';

export interface Answerer {
  actor: Actor;
  papersCallId: string | null;
  /** Null: the person themselves. */
  relation: Relation | null;
  /** What the represented person thinks of it, as the counter heard it. */
  opinion: Opinion | null;
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
}

/** A minor who is said to decide alone, and an adult alone who names somebody's papers, are refused like the rest. */
export async function whoAnswers(
  papersAccepted: PapersAccepted,
  { actor, papersCallId, kioskId, visitId, birthDate, today }: Claim,
): Promise<Answerer | 'papers-not-seen'> {
  if (actor === 'self') {
    const alone = papersCallId === null && !isMinor(birthDate, today);
    return alone ? { actor, papersCallId: null, relation: null, opinion: null } : 'papers-not-seen';
  }
  if (papersCallId === null) return 'papers-not-seen';
  const papers = await papersAccepted({ callId: papersCallId, kioskId, visitId });
  if (papers?.as !== actor) return 'papers-not-seen';
  return { actor, papersCallId, relation: papers.relation, opinion: papers.opinion };
}

/** Never stricter than the kiosk, which counts a doubtful year as minor. A lunar date (19850500) is compared as it is. */
function isMinor(birthDate: string, today: string): boolean {
  return Number(birthDate) + 180_000 > Number(today.replaceAll('-', ''));
}

const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** The civil day in Paris, AAAA-MM-JJ, whatever the time zone of the machine. */
export function civilDay(moment: Date): string {
  return parisDay.format(moment);
}
