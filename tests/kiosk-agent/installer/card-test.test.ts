import { expect, test } from 'vitest';
import type { CardReading } from '../../../kiosk-agent/src/card/card-reading.ts';
import { cardTest } from '../../../kiosk-agent/src/installer/card-test.ts';
import { read } from '../visit/kiosk-double.ts';
import { dupont } from '../visit/people.ts';

const inserted = (id: string, reading: CardReading) =>
  ({ type: 'inserted', session: { id, read: async () => reading } }) as const;
const soon = () => AbortSignal.timeout(20);

function slot() {
  let now = 0;
  return cardTest({
    readCard: async (session) => {
      now += 120;
      return session.read();
    },
    now: () => now,
  });
}

test('a card that is in already is read, and its time told', async () => {
  const card = slot();
  card.onReader(inserted('a', read(dupont)));
  expect(await card.run(soon())).toEqual({ outcome: 'read', holders: 1, ms: 120 });
});

test('a card that was taken out is not; the word of a card before it changes nothing', async () => {
  const card = slot();
  card.onReader(inserted('a', read(dupont)));
  card.onReader(inserted('b', { outcome: 'problem', problem: 'mute' }));
  card.onReader({ type: 'removed', sessionId: 'a' });
  expect(await card.run(soon())).toEqual({ outcome: 'problem', problem: 'mute', ms: 120 });
  card.onReader({ type: 'removed', sessionId: 'b' });
  expect(await card.run(soon())).toEqual({ outcome: 'no-card' });
});

test('a reader that goes away takes its card with it', async () => {
  const card = slot();
  card.onReader({ type: 'silent-card' });
  expect(await card.run(soon())).toEqual({ outcome: 'silent' });
  card.onReader({ type: 'no-reader', reason: 'no-daemon' });
  expect(await card.run(soon())).toEqual({ outcome: 'no-card' });
});
