/**
 * Who may act on the page at home (law-and-consent.md §4). What opened it proves a ticket, a birth date and four digits, and
 * no more: so an adult acts themselves, and for a minor only the representative who opened the record does. Beside a
 * protected adult, who keeps the exercise of these rights here, stands the guardian who opened it. Nobody answers in the
 * place of somebody who has come of age.
 */
import type { HomeActor } from '../../contract/evidence/index.ts';
import { type Actor, isMinor } from '../../contract/index.ts';
import { civilDay } from '../consent/who-answers.ts';
import type { Database } from '../db/database.ts';
import type { IdentityOf } from './identity-of.ts';

export interface Opened {
  by: HomeActor;
  /** AAAAMMJJ as on the card. */
  birthDate: string;
}

const self: HomeActor = { actor: 'self', relation: null };

/** `today`: the civil day in France, AAAA-MM-JJ. `majorityAge`: years. Empty: nobody whom we know. Pure. */
export function mayAct({ by, birthDate }: Opened, today: string, majorityAge: number): HomeActor[] {
  if (isMinor(birthDate, today, majorityAge)) return by.actor === 'self' ? [] : [by];
  return by.actor === 'guardian' ? [self, by] : [self];
}

export interface Actors {
  /** Who opened the record. */
  openedBy: Actor;
  may: HomeActor[];
}

export interface ActorsAtHome {
  /** Null: the person is gone (erased), or there is no such record. */
  of(recordId: string): Promise<Actors | null>;
  /** Whom the page named, as the record knows them. null: not one of those who may. */
  named(recordId: string, actor: Actor): Promise<HomeActor | null>;
}

export interface ActorsAtHomeParts {
  database: Database;
  identityOf: IdentityOf;
  majorityAge: number;
  now: () => Date;
}

export function actorsAtHome({ database, identityOf, majorityAge, now }: ActorsAtHomeParts): ActorsAtHome {
  const of: ActorsAtHome['of'] = async (recordId) => {
    const identity = await identityOf(recordId);
    const { rows } = await database.query<HomeActor>({
      text: 'select actor, relation from consents where record_id = $1',
      values: [recordId],
    });
    const [by] = rows;
    if (!by || !identity) return null;
    const may = mayAct({ by, birthDate: identity.birthDate }, civilDay(now()), majorityAge);
    return { openedBy: by.actor, may };
  };
  return {
    of,
    named: async (recordId, actor) => {
      const actors = await of(recordId);
      return actors?.may.find((one) => one.actor === actor) ?? null;
    },
  };
}
