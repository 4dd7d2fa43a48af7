/** What the database and the simulator say at the end, beside each other. Pure. */

export interface AtTheEnd {
  /** Openings that were asked for, each with the number of its person. */
  asked: readonly { recordId: string; ins: string }[];
  /** State by record, as the database has it. */
  states: ReadonlyMap<string, string>;
  /** What the national service keeps, and how many openings its log tells. */
  national: readonly { ins: string; status: string; creations: number }[];
  openingsLogged: number;
}

export interface Tally {
  created: number;
  refused: number;
  unsettled: number;
  /** Opened more than once, or more openings in the log than people with a record. */
  doubleCreations: number;
  /** Said to be open and is not; is open and not said to be; or was said to be there before anybody asked. */
  lost: number;
}

export function tallyOf({ asked, states, national, openingsLogged }: AtTheEnd): Tally {
  const records = new Map(national.map((record) => [record.ins, record]));
  const said = asked.map(({ recordId, ins }) => ({
    state: states.get(recordId) ?? 'absent',
    open: records.get(ins)?.status === 'open',
  }));
  const count = (test: (one: { state: string; open: boolean }) => boolean): number =>
    said.filter(test).length;
  const twice = national.filter(({ creations }) => creations > 1).length;
  return {
    created: count(({ state }) => state === 'created'),
    refused: count(({ state }) => state === 'refused'),
    unsettled: count(({ state }) => !settled.includes(state)),
    doubleCreations: Math.max(twice, openingsLogged - national.length),
    lost: count(({ state, open }) => (state === 'created') !== open || state === 'already-exists'),
  };
}

const settled = ['created', 'refused', 'already-exists'];
