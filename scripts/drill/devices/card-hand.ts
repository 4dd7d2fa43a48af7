/** The hand of the drill at the card slot, by the virtual card's operator API. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { monotonicMs } from './clock.ts';

export interface CardHand {
  /** Waits for the shortest pause that a hand needs between two cards, then gives the moment of insertion. */
  insert(card: string): Promise<number>;
  remove(): Promise<void>;
  /** How many commands reached a card since the beginning. */
  commands(): Promise<number>;
  /** The card in the slot; null when it was pulled out, by us or by its own temper. */
  inserted(): Promise<string | null>;
}

/** The virtual card itself waits 500 ms: it would be counted as the reader's time. */
const swapMs = 550;
const requestMs = 5000;

const CommandsSchema = z.strictObject({ commands: z.int() });
const StateSchema = z.looseObject({ inserted: z.string().nullable() });

export function cardHand(operatorUrl: string): CardHand {
  let emptySinceMs = monotonicMs();
  const commands = async (): Promise<number> =>
    CommandsSchema.parse(await ask(`${operatorUrl}/commands`)).commands;
  return {
    insert: async (card) => {
      await sleep(Math.max(0, emptySinceMs + swapMs - monotonicMs()));
      const atMs = monotonicMs();
      await ask(`${operatorUrl}/insert`, { card });
      return atMs;
    },
    remove: async () => {
      await ask(`${operatorUrl}/remove`, {});
      emptySinceMs = monotonicMs();
    },
    commands,
    inserted: async () => StateSchema.parse(await ask(`${operatorUrl}/state`)).inserted,
  };
}

async function ask(url: string, body?: object): Promise<unknown> {
  const answer = await fetch(url, {
    signal: AbortSignal.timeout(requestMs),
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return await answer.json();
}
