/** The faults of the national service, one after the other as a seed draws them, with some calm between. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../../chance.ts';
import type { NationalProcess } from '../national-process.ts';

type Order = Parameters<NationalProcess['setMode']>[0];

/** Those that a request meets; `times` and `on` are drawn. */
const ofRequests: readonly Order[] = [
  { mode: 'slow', delayMs: 2_500 },
  { mode: 'cut-answer', atByte: 0 },
  { mode: 'cut-answer', atByte: 1_000 },
  { mode: 'half-answer' },
  { mode: 'lost-answer' },
  { mode: 'lost-request' },
  { mode: 'http-500' },
  { mode: 'broken' },
  { mode: 'nonsense' },
  { mode: 'other-answer' },
  { mode: 'replayed' },
  { mode: 'xml-bomb' },
  { mode: 'wrong-encoding' },
  { mode: 'fault', subcode: 'DMPAccessDenied' },
];
/** Those of the door: until the next order. */
const ofTheDoor: readonly Order[] = [{ mode: 'down' }, { mode: 'wrong-certificate' }];

/** Stops by the signal, and leaves the service well. Gives back which faults there were. */
export async function storm(
  national: NationalProcess,
  chance: Chance,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  // Every kind once, in an order that the seed draws, and from then on any.
  const turns = chance.sample(ofRequests.length, ofRequests.length).map((at) => ofRequests[at]);
  for (let turn = 0; !signal.aborted; turn += 1) {
    const order = turn % 6 === 5 ? chance.pick(ofTheDoor) : (turns[turn] ?? chance.pick(ofRequests));
    await national.setMode(ofTheDoor.includes(order) ? order : { ...order, ...aim(chance) });
    seen.add(order.mode);
    await pause(200 + chance.below(400), signal);
    if (ofTheDoor.includes(order) || chance.oneIn(3)) {
      await national.setMode({ mode: 'ok' });
      await pause(100 + chance.below(300), signal);
    }
  }
  await national.setMode({ mode: 'ok' });
  return seen;
}

/** How many requests meet it, and whether only openings, only questions, or whatever comes. */
function aim(chance: Chance): { times: number; on?: string } {
  const on = chance.pick([null, 'create', 'create', 'find']);
  return { times: 1 + chance.below(8), ...(on === null ? {} : { on }) };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
