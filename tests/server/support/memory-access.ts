/** TD1.5a and TD1.3b in memory, at the port, with a remote control: what is answered next, and what was asked. */
import type {
  AccessOrder,
  AccessOutcome,
  NationalAccess,
  OppositionOrder,
  OppositionOutcome,
} from '../../../server/src/home/national-access.ts';
import type { MemoryDmp } from './memory-dmp.ts';

type Told<Outcome> = Outcome | (() => Promise<Outcome>);

export interface MemoryAccess extends NationalAccess {
  /** Everything that was asked, in order. */
  readonly orders: AccessOrder[];
  readonly oppositions: OppositionOrder[];
  /** One NIR for each access that was really made. */
  readonly accesses: string[];
  nextAccesses: Told<AccessOutcome>[];
  nextOppositions: Told<OppositionOutcome>[];
  /** Makes it, for answers that get lost afterwards. */
  make(nir: string): void;
}

export const testLogin = 'essai-login-4821';
export const testPassword = 'Mdp-Essai-93';

/** Like the service: one access a person, and no password a second time. */
export function memoryAccess(dmp: Pick<MemoryDmp, 'find'>): MemoryAccess {
  const memory: MemoryAccess = {
    orders: [],
    oppositions: [],
    accesses: [],
    nextAccesses: [],
    nextOppositions: [],
    make: (nir) => void memory.accesses.push(nir),
    find: (identity) => dmp.find(identity),
    createAccess: async (order) => {
      memory.orders.push(order);
      const told = memory.nextAccesses.shift();
      if (told) return typeof told === 'function' ? told() : told;
      if (memory.accesses.includes(order.identity.nir)) return { outcome: 'exists' };
      memory.make(order.identity.nir);
      return { outcome: 'created', login: testLogin, password: testPassword };
    },
    changeOppositions: async (order) => {
      memory.oppositions.push(order);
      const told = memory.nextOppositions.shift();
      if (told) return typeof told === 'function' ? told() : told;
      return { outcome: 'changed' };
    },
  };
  return memory;
}
