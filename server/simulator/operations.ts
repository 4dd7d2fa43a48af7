/** What the operator may do to the running simulator. */
import type { Config } from './config.ts';
import type { Listener } from './listener.ts';
import type { ModeSwitch } from './mode.ts';
import type { Operations, RecordOrder } from './operator.ts';
import type { Records } from './records.ts';

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
      closures: total(records, 'closures'),
      records: records.all().map(({ person: _person, ...record }) => record),
    }),
    setMode: async (order) => {
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

function total(records: Records, count: 'creations' | 'reactivations' | 'closures'): number {
  return records.all().reduce((sum, record) => sum + record[count], 0);
}

/** What was counted for this person stays counted, unless they are forgotten altogether. */
function putRecord(records: Records, { ins, status, linkedToMes, since }: RecordOrder): void {
  if (status === 'none') {
    records.remove(ins);
    return;
  }
  const over = status === 'closed' || status === 'opposed';
  const day = since === undefined ? new Date().toISOString() : `${since}T12:00:00.000Z`;
  const before = records.find(ins);
  records.put({
    ins,
    status,
    since: over ? day : null,
    linkedToMes,
    creations: before?.creations ?? 0,
    reactivations: before?.reactivations ?? 0,
    closures: before?.closures ?? 0,
    person: before?.person ?? null,
  });
}
