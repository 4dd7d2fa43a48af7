/** What the server tells monitoring of its ledger. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { KioskDoor } from './kiosk-door.ts';

const HealthSchema = z.looseObject({
  sound: z.boolean(),
  history: z.looseObject({ state: z.string() }).optional(),
  batches: z
    .looseObject({
      unsealed: z.boolean(),
      sealed: z.record(z.string(), z.looseObject({ state: z.string() })),
    })
    .optional(),
  waiting: z.looseObject({ leaves: z.number() }).optional(),
  witnesses: z.record(z.string(), z.string()).optional(),
  timestamp: z.string().optional(),
});
type Health = z.infer<typeof HealthSchema>;

export async function ledgerHealth(door: KioskDoor): Promise<Health> {
  const { text } = await door.get('/ledgerz');
  return HealthSchema.parse(JSON.parse(text));
}

/** All leaves numbered, vouched for, stamped, and looked at. Throws when that takes longer. */
export async function untilSettled(door: KioskDoor, withinMs: number): Promise<void> {
  for (const until = performance.now() + withinMs; performance.now() < until; await sleep(250)) {
    if (isSettled(await ledgerHealth(door))) return;
  }
  throw new Error(`an untouched ledger has not settled: ${JSON.stringify(await ledgerHealth(door))}`);
}

function isSettled({ sound, history, batches, waiting, witnesses = {}, timestamp }: Health): boolean {
  const vouched = Object.values(witnesses);
  return (
    sound &&
    history?.state === 'sound' &&
    batches?.unsealed === false &&
    Object.values(batches.sealed).every(({ state }) => state === 'sound') &&
    waiting?.leaves === 0 &&
    vouched.length > 0 &&
    vouched.every((word) => word === 'cosigned') &&
    timestamp === 'stamped'
  );
}
