/** The national service in memory, with a remote control: what it answers next, and what it was asked. */
import type {
  Closing,
  CreateOutcome,
  FindOutcome,
  NationalDmp,
  Opening,
  TerminateOutcome,
} from '../../../server/src/dmp/dmp.ts';
import { type MemoryAccess, memoryAccess } from './memory-access.ts';
import { type MemoryOppositions, memoryOppositions } from './memory-oppositions.ts';
import { unusedAdministration } from './unused-national.ts';

export type Call = 'find' | 'create' | 'reactivate' | 'terminate';
type Told<Outcome, Given> = Outcome | ((given: Given) => Promise<Outcome>);
type Who = Pick<Opening, 'identity'>;

export interface MemoryDmp extends NationalDmp, MemoryAccess, MemoryOppositions {
  /** What really happened, one NIR each time. */
  readonly creations: string[];
  readonly reactivations: string[];
  readonly closures: string[];
  readonly messageIds: string[];
  /** Everything that TD1.1 and TD1.2 carried, in order. */
  readonly openings: Opening[];
  readonly closings: Closing[];
  /** What was asked about this NIR, in order. */
  callsFor(nir: string): Call[];
  /** Answers given instead of the true ones, first come first served. A function may act before it answers. */
  nextFinds: (FindOutcome | (() => Promise<FindOutcome>))[];
  nextCreates: Told<CreateOutcome, Opening>[];
  nextReactivates: Told<CreateOutcome, Opening>[];
  nextTerminates: Told<TerminateOutcome, Closing>[];
  /** Write what the service would, for answers that get lost afterwards, or for what happened elsewhere. */
  act(opening: Who): void;
  reopen(opening: Who): void;
  shut(closing: Who): void;
  link(who: Who): void;
}

export function memoryDmp(): MemoryDmp {
  const statuses = new Map<string, 'open' | 'closed'>();
  const linked = new Set<string>();
  const calls: { nir: string; call: Call }[] = [];
  const dmp: MemoryDmp = {
    ...memoryAccess(),
    ...unusedAdministration,
    ...memoryOppositions(),
    creations: [],
    reactivations: [],
    closures: [],
    messageIds: [],
    openings: [],
    closings: [],
    callsFor: (nir) => calls.filter((each) => each.nir === nir).map(({ call }) => call),
    nextFinds: [],
    nextCreates: [],
    nextReactivates: [],
    nextTerminates: [],
    act: ({ identity: { nir } }) => {
      statuses.set(nir, 'open');
      dmp.creations.push(nir);
    },
    reopen: ({ identity: { nir } }) => {
      statuses.set(nir, 'open');
      dmp.reactivations.push(nir);
    },
    shut: ({ identity: { nir } }) => {
      statuses.set(nir, 'closed');
      dmp.closures.push(nir);
    },
    link: ({ identity: { nir } }) => void linked.add(nir),
    find: async ({ nir }) => {
      calls.push({ nir, call: 'find' });
      const told = dmp.nextFinds.shift();
      if (told) return typeof told === 'function' ? told() : told;
      const linkedToMes = linked.has(nir);
      const status = statuses.get(nir);
      if (status === 'closed') return { outcome: 'closed', since: '2026-11-22', linkedToMes };
      if (!status) return { outcome: 'none' };
      return { outcome: 'open', linkedToMes, ...(dmp.accessesOf(nir) > 0 ? { internetAccess: true } : {}) };
    },
    create: async (opening, messageId) => {
      calls.push({ nir: opening.identity.nir, call: 'create' });
      dmp.messageIds.push(messageId);
      dmp.openings.push(opening);
      const told = dmp.nextCreates.shift();
      if (told) return typeof told === 'function' ? told(opening) : told;
      const status = statuses.get(opening.identity.nir);
      if (status)
        return status === 'open' ? { outcome: 'exists' } : { outcome: 'refused', code: 'DMPClosed' };
      dmp.act(opening);
      return { outcome: 'created' };
    },
    reactivate: async (opening, messageId) => {
      calls.push({ nir: opening.identity.nir, call: 'reactivate' });
      dmp.messageIds.push(messageId);
      dmp.openings.push(opening);
      const told = dmp.nextReactivates.shift();
      if (told) return typeof told === 'function' ? told(opening) : told;
      const status = statuses.get(opening.identity.nir);
      if (status !== 'closed')
        return status === 'open' ? { outcome: 'exists' } : { outcome: 'refused', code: 'DMPNotFound' };
      dmp.reopen(opening);
      return { outcome: 'created' };
    },
    terminate: async (closing, messageId) => {
      calls.push({ nir: closing.identity.nir, call: 'terminate' });
      dmp.messageIds.push(messageId);
      dmp.closings.push(closing);
      const told = dmp.nextTerminates.shift();
      if (told) return typeof told === 'function' ? told(closing) : told;
      const status = statuses.get(closing.identity.nir);
      if (status !== 'open')
        return status === 'closed'
          ? { outcome: 'already-closed' }
          : { outcome: 'refused', code: 'DMPNotFound' };
      dmp.shut(closing);
      return { outcome: 'closed' };
    },
    close: async () => undefined,
  };
  return dmp;
}
