/** TD1.5 in memory, with a remote control: what it answers next, and what it was asked. */
import type {
  AccessOrder,
  AccessOutcome,
  ChannelOrder,
  ChannelOutcome,
  InternetAccess,
  RenewOrder,
  RenewOutcome,
} from '../../../server/src/dmp/internet-access.ts';

type Told<Outcome> = Outcome | (() => Promise<Outcome>);

export interface MemoryAccess extends InternetAccess {
  /** Everything that was ordered, in order. */
  readonly accessOrders: AccessOrder[];
  readonly renewOrders: RenewOrder[];
  readonly channelOrders: ChannelOrder[];
  /** Answers given instead of the true ones, first come first served: push, never replace. A function may act before it answers. */
  readonly nextAccesses: Told<AccessOutcome>[];
  readonly nextRenewals: RenewOutcome[];
  readonly nextChannels: ChannelOutcome[];
  /** How many logins this person was ever given. */
  accessesOf(nir: string): number;
  /** Makes one, for answers that get lost afterwards. */
  makeAccess(nir: string): void;
}

/** Of a first access. */
export const testLogin = 'abcd0001';
export const testPassword = 'essai#01';

export function memoryAccess(): MemoryAccess {
  const issued = new Map<string, number>();
  const codes = (nir: string): AccessOutcome => {
    const count = (issued.get(nir) ?? 0) + 1;
    issued.set(nir, count);
    return { outcome: 'created', login: `abcd000${count}`, password: `essai#0${count}` };
  };
  const access: MemoryAccess = {
    accessOrders: [],
    renewOrders: [],
    channelOrders: [],
    nextAccesses: [],
    nextRenewals: [],
    nextChannels: [],
    accessesOf: (nir) => issued.get(nir) ?? 0,
    makeAccess: (nir) => void codes(nir),
    createAccess: async (order) => {
      access.accessOrders.push(order);
      const { nir } = order.identity;
      const told = access.nextAccesses.shift();
      if (told) return typeof told === 'function' ? told() : told;
      return issued.has(nir) ? { outcome: 'exists' } : codes(nir);
    },
    renewAccess: async (order) => {
      access.renewOrders.push(order);
      const { nir } = order.identity;
      return access.nextRenewals.shift() ?? (issued.has(nir) ? codes(nir) : { outcome: 'no-access' });
    },
    changeAccess: async (order) => {
      access.channelOrders.push(order);
      const known = issued.has(order.identity.nir);
      return access.nextChannels.shift() ?? { outcome: known ? 'changed' : 'no-access' };
    },
  };
  return access;
}
