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

export interface MemoryAccess extends InternetAccess {
  /** Everything that was ordered, in order. */
  readonly accessOrders: AccessOrder[];
  readonly renewOrders: RenewOrder[];
  readonly channelOrders: ChannelOrder[];
  /** Answers given instead of the true ones, first come first served: push, never replace. */
  readonly nextAccesses: AccessOutcome[];
  readonly nextRenewals: RenewOutcome[];
  readonly nextChannels: ChannelOutcome[];
}

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
    createAccess: async (order) => {
      access.accessOrders.push(order);
      const { nir } = order.identity;
      return access.nextAccesses.shift() ?? (issued.has(nir) ? { outcome: 'exists' } : codes(nir));
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
