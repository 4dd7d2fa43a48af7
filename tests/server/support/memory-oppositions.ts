/** TD1.3b in memory, with a remote control: what it answers next, and what it was asked. */
import type { OppositionsOrder, OppositionsOutcome } from '../../../server/src/dmp/administration.ts';

export interface MemoryOppositions {
  /** Everything that was ordered, in order. */
  readonly oppositionOrders: OppositionsOrder[];
  /** Answers given instead of `changed`, first come first served: push, never replace. */
  readonly nextOppositions: (OppositionsOutcome | (() => Promise<OppositionsOutcome>))[];
  changeOppositions(order: OppositionsOrder): Promise<OppositionsOutcome>;
}

export function memoryOppositions(): MemoryOppositions {
  const memory: MemoryOppositions = {
    oppositionOrders: [],
    nextOppositions: [],
    changeOppositions: async (order) => {
      memory.oppositionOrders.push(order);
      const told = memory.nextOppositions.shift();
      if (told) return typeof told === 'function' ? told() : told;
      return { outcome: 'changed' };
    },
  };
  return memory;
}
