/** What the operator may do to the running simulator. */
import type { Config } from './config.ts';
import type { Listener } from './listener.ts';
import type { ModeSwitch } from './mode.ts';
import type { Operations, RecordOrder, ShownRecord } from './operator.ts';
import { type NationalRecord, newRecord, type Records } from './records.ts';

export interface SimulatorParts {
  config: Config;
  records: Records;
  modes: ModeSwitch;
  counter: { requests: number };
}

export function operationsOf(parts: SimulatorParts & { listener: Listener }): Operations {
  const { config, records, modes, counter, listener } = parts;
  return {
    state: () => ({
      mode: modes.current().mode,
      on: modes.current().on ?? null,
      regime: config.NATIONAL_REGIME,
      requests: counter.requests,
      creations: total(records, 'creations'),
      reactivations: total(records, 'reactivations'),
      modifications: total(records, 'modifications'),
      closures: total(records, 'closures'),
      records: records.all().map(shown),
    }),
    setMode: async (order) => {
      // First: where it cannot be shown, nothing changes.
      listener.show(order.mode === 'wrong-certificate' ? 'other' : 'own');
      modes.set(order);
      if (order.mode === 'down') await listener.close();
      else await listener.open();
    },
    putRecord: (order) => putRecord(records, order),
    clear: () => {
      counter.requests = 0;
      records.clear();
    },
  };
}

function total(
  records: Records,
  count: 'creations' | 'reactivations' | 'modifications' | 'closures',
): number {
  return records.all().reduce((sum, record) => sum + record[count], 0);
}

/** What was counted for this person stays counted, unless they are forgotten altogether. */
function putRecord(records: Records, order: RecordOrder): void {
  const { ins, status, linkedToMes } = order;
  if (status === 'none') {
    records.remove(ins);
    return;
  }
  const over = status === 'closed' || status === 'opposed';
  const day = order.since === undefined ? new Date().toISOString() : `${order.since}T12:00:00.000Z`;
  const before = records.find(ins) ?? newRecord({ ins, status, linkedToMes });
  const { contact = before.contact, representative = before.representative } = order;
  const { oppositions = before.oppositions, authorizations = before.authorizations } = order;
  const since = over ? day : null;
  records.put({
    ...before,
    ...{ status, since, linkedToMes, contact, representative, oppositions, authorizations },
  });
}

/** Nobody is named, and no address told: of the internet account, only what kinds of channel it has. */
function shown(record: NationalRecord): ShownRecord {
  const {
    person: _,
    contact: _contact,
    representative: _representative,
    access,
    authorizations,
    ...rest
  } = record;
  return {
    ...rest,
    access: access && { sms: access.sms !== null, email: access.email !== null, issued: access.issued },
    authorizations: authorizations.length,
  };
}
