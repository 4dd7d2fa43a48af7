/** The national service in memory, with a remote control: what it answers next, and what it was asked. */
import type { CreateOutcome, FindOutcome, NationalDmp, Opening } from '../../../server/src/dmp/dmp.ts';

export interface MemoryDmp extends NationalDmp {
  /** Creations that really happened, one NIR each time. */
  readonly creations: string[];
  readonly messageIds: string[];
  /** TD0.2 and TD1.1 asked about this NIR, in order. */
  callsFor(nir: string): ('find' | 'create')[];
  /** Answers given instead of the true ones, first come first served. A function may act before it answers. */
  nextFinds: (FindOutcome | (() => Promise<FindOutcome>))[];
  nextCreates: (CreateOutcome | ((opening: Opening) => Promise<CreateOutcome>))[];
  /** Writes the creation as the service would, for answers that get lost afterwards. */
  act(opening: Pick<Opening, 'identity'>): void;
}

export function memoryDmp(): MemoryDmp {
  const open = new Set<string>();
  const calls: { nir: string; call: 'find' | 'create' }[] = [];
  const dmp: MemoryDmp = {
    creations: [],
    messageIds: [],
    callsFor: (nir) => calls.filter((each) => each.nir === nir).map(({ call }) => call),
    nextFinds: [],
    nextCreates: [],
    act: ({ identity }) => {
      open.add(identity.nir);
      dmp.creations.push(identity.nir);
    },
    find: async ({ nir }) => {
      calls.push({ nir, call: 'find' });
      const told = dmp.nextFinds.shift();
      if (told) return typeof told === 'function' ? told() : told;
      return open.has(nir) ? { outcome: 'open', linkedToMes: false } : { outcome: 'none' };
    },
    create: async (opening, messageId) => {
      calls.push({ nir: opening.identity.nir, call: 'create' });
      dmp.messageIds.push(messageId);
      const told = dmp.nextCreates.shift();
      if (told) return typeof told === 'function' ? told(opening) : told;
      if (open.has(opening.identity.nir)) return { outcome: 'exists' };
      dmp.act(opening);
      return { outcome: 'created' };
    },
    close: async () => undefined,
  };
  return dmp;
}
