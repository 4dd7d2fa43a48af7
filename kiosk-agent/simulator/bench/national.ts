/** The simulated national service as the bench's page sees it: by names of invented people, never by their numbers. Pure. */
import { z } from 'zod';
import { people } from './people.ts';

/** linked: open, and linked to Mon espace santé. barred: nothing can be done with it here. */
export const recordStates = ['absent', 'open', 'linked', 'closed', 'opposed', 'barred'] as const;
export type RecordState = (typeof recordStates)[number];

/** POST /api/national/person. `since`: the day of a closure or an opposition; absent: today. */
export const PersonOrderSchema = z.strictObject({
  person: z.enum(people.map(({ id }) => id)),
  state: z.enum(recordStates),
  since: z.iso.date().optional(),
});
export type PersonOrder = z.infer<typeof PersonOrderSchema>;

/** What the simulator's operator API is asked (server/simulator/operator.ts). */
export interface RecordOrder {
  ins: string;
  status: string;
  linkedToMes: boolean;
  since?: string;
}

/** Throws for a person who is not of the bench: the schema lets none through. */
export function recordOrder({ person, state, since }: PersonOrder): RecordOrder {
  const found = people.find(({ id }) => id === person);
  if (!found) throw new Error('the bench knows no such person');
  const statuses: Partial<Record<RecordState, string>> = { absent: 'none', linked: 'open' };
  return {
    ins: found.ins,
    status: statuses[state] ?? state,
    linkedToMes: state === 'linked',
    ...(since === undefined ? {} : { since }),
  };
}

const StateSchema = z.object({
  mode: z.string(),
  on: z.string().nullable(),
  requests: z.number(),
  creations: z.number(),
  reactivations: z.number(),
  closures: z.number(),
  records: z.array(
    z.object({
      ins: z.string(),
      status: z.enum(['open', 'closed', 'opposed', 'barred']),
      since: z.string().nullable(),
      linkedToMes: z.boolean(),
    }),
  ),
});

export interface PersonView {
  id: string;
  card: string;
  name: string;
  state: RecordState;
  /** AAAA-MM-JJ; null unless closed or opposed. */
  since: string | null;
}

export interface NationalView extends Omit<z.infer<typeof StateSchema>, 'records'> {
  /** How many there are, also of people whom the bench does not name. */
  records: number;
  people: PersonView[];
}

/** Null: the simulator does not answer, or says something else. */
export function nationalView(said: unknown): NationalView | null {
  const read = StateSchema.safeParse(said);
  if (!read.success) return null;
  const { records, ...rest } = read.data;
  const ofPeople = people.map(({ id, card, name, ins }): PersonView => {
    const record = records.find((other) => other.ins === ins);
    if (!record) return { id, card, name, state: 'absent', since: null };
    const state = record.status === 'open' && record.linkedToMes ? 'linked' : record.status;
    return { id, card, name, state, since: record.since?.slice(0, 10) ?? null };
  });
  return { ...rest, records: records.length, people: ofPeople };
}
