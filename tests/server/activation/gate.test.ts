import { expect, test } from 'vitest';
import { createGate } from '../../../server/src/activation/gate.ts';

/** Work that ends when told to. */
function held(): { work: () => Promise<string>; end: () => void; started: () => boolean } {
  let end: () => void = () => undefined;
  let started = false;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const work = async (): Promise<string> => {
    started = true;
    await ended;
    return 'done';
  };
  return { work, end: () => end(), started: () => started };
}

test('so many at once, so many waiting, the others are sent away', async () => {
  const gate = createGate({ atOnce: 1, waiting: 1 });
  const [first, second] = [held(), held()];
  const one = gate.pass(first.work);
  const two = gate.pass(second.work);
  expect(await gate.pass(held().work)).toBeNull();
  expect(second.started()).toBe(false);
  first.end();
  expect(await one).toBe('done');
  await expect.poll(second.started).toBe(true);
  second.end();
  expect(await two).toBe('done');
  expect(await gate.pass(async () => 'again')).toBe('again');
});

test('work that fails gives its place back', async () => {
  const gate = createGate({ atOnce: 1, waiting: 0 });
  await expect(gate.pass(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await gate.pass(async () => 'next')).toBe('next');
});
