import { expect, test } from 'vitest';
import type { CardSession, ReaderEvent } from '../../../kiosk-agent/src/card/card-reader.ts';
import type { CardReading } from '../../../kiosk-agent/src/card/card-reading.ts';
import { Slot, type SlotState } from '../../../kiosk-agent/src/card/slot.ts';
import { vitale2Atr } from './card-in-hand.ts';

const empty: SlotState = { slot: 'empty' };
const noReader: SlotState = { slot: 'no-reader', reason: 'no-daemon' };
const card = (insertion: string): SlotState => ({ slot: 'card', insertion, atr: vitale2Atr });

const aReading: CardReading = { outcome: 'read', holders: [], particulars: null };
const problem = (found: 'mute' | 'unreadable'): CardReading => ({ outcome: 'problem', problem: found });

/** A slot whose events and readings are kept, with session ids 1, 2, 3 … */
function observedSlot(answer: () => Promise<CardReading> = async () => aReading) {
  const events: ReaderEvent[] = [];
  const asked: string[] = [];
  let ids = 0;
  const slot = new Slot({
    listener: (event) => events.push(event),
    newId: () => {
      ids += 1;
      return `${ids}`;
    },
    read: async ({ insertion }) => {
      asked.push(insertion);
      return await answer();
    },
  });
  const story = (): string[] => events.splice(0).map(inWords);
  return { slot, asked, story, events };
}

function inWords(event: ReaderEvent): string {
  if (event.type === 'inserted') return `inserted ${event.session.id}`;
  return event.type === 'removed' ? `removed ${event.sessionId}` : event.type;
}

function sessionOf(events: ReaderEvent[]): CardSession {
  const inserted = events.find((event) => event.type === 'inserted');
  if (inserted?.type !== 'inserted') throw new Error('no card was inserted');
  return inserted.session;
}

test('a state told twice is one event', () => {
  const { slot, story } = observedSlot();
  for (const state of [empty, empty, card('a'), card('a'), empty]) slot.see(state);
  expect(story()).toEqual(['ready', 'inserted 1', 'removed 1', 'ready']);
});

test('a card swapped between two looks is a removal and another session', () => {
  const { slot, story } = observedSlot();
  for (const state of [card('a'), card('b')]) slot.see(state);
  expect(story()).toEqual(['inserted 1', 'removed 1', 'inserted 2']);
});

test('the reader lost takes its card with it', () => {
  const { slot, story } = observedSlot();
  for (const state of [card('a'), noReader, card('a')]) slot.see(state);
  expect(story()).toEqual(['inserted 1', 'removed 1', 'no-reader', 'inserted 2']);
});

test('another reason for having no reader is told, the same one is not', () => {
  const { slot, events } = observedSlot();
  for (const reason of ['no-daemon', 'process-lost', 'process-lost'] as const)
    slot.see({ slot: 'no-reader', reason });
  expect(events).toEqual([
    { type: 'no-reader', reason: 'no-daemon' },
    { type: 'no-reader', reason: 'process-lost' },
  ]);
});

test('a silent card comes and goes without a session', () => {
  const { slot, story } = observedSlot();
  for (const state of [empty, { slot: 'silent', insertion: 'a' } as const, empty]) slot.see(state);
  expect(story()).toEqual(['ready', 'silent-card', 'ready']);
});

test('a session whose card has left reads nothing, whatever is in the slot now', async () => {
  const { slot, asked, events } = observedSlot();
  slot.see(card('a'));
  const session = sessionOf(events);
  expect(await session.read()).toEqual(aReading);
  slot.see(card('b'));
  expect(await session.read()).toEqual({ outcome: 'removed' });
  expect(asked).toEqual(['a']);
});

test('a reading that is under way when the card leaves is answered at once', async () => {
  const { slot, events } = observedSlot(() => Promise.withResolvers<CardReading>().promise);
  slot.see(card('a'));
  const waiting = sessionOf(events).read();
  await Promise.resolve();
  slot.see(empty);
  expect(await waiting).toEqual({ outcome: 'removed' });
});

test('what was read to the end as the card left, or as the reader went, is nobody’s', async () => {
  for (const [next, outcome] of [
    [empty, 'removed'],
    [noReader, 'lost'],
  ] as const) {
    const reading = Promise.withResolvers<CardReading>();
    const events: ReaderEvent[] = [];
    const slot = new Slot({
      listener: (event) => events.push(event),
      newId: () => '1',
      read: () => reading.promise,
    });
    slot.see(card('a'));
    const waiting = sessionOf(events).read();
    await Promise.resolve();
    // The last byte has come, and nobody has seen it yet.
    reading.resolve(aReading);
    slot.see(next);
    expect(await waiting).toEqual({ outcome });
  }
});

test('a mute card is not asked again in the same stay; one that was misread is', async () => {
  for (const [found, times] of [
    ['mute', 1],
    ['unreadable', 2],
  ] as const) {
    const { slot, asked, events } = observedSlot(async () => problem(found));
    slot.see(card('a'));
    const session = sessionOf(events);
    expect(await session.read()).toEqual(problem(found));
    expect(await session.read()).toEqual(problem(found));
    expect(asked).toHaveLength(times);
  }
});

test('a reading that breaks on a fault of ours breaks alone: the next one is made', async () => {
  let broken = true;
  const { slot, events } = observedSlot(async () => {
    if (!broken) return aReading;
    broken = false;
    throw new Error('a fault of ours');
  });
  slot.see(card('a'));
  const session = sessionOf(events);
  await expect(session.read()).rejects.toThrow('a fault of ours');
  expect(await session.read()).toEqual(aReading);
});

test('readings asked at the same time go one after the other', async () => {
  let under = 0;
  let most = 0;
  const { slot, events } = observedSlot(async () => {
    under += 1;
    most = Math.max(most, under);
    await new Promise((resolve) => setTimeout(resolve, 1));
    under -= 1;
    return aReading;
  });
  slot.see(card('a'));
  const session = sessionOf(events);
  await Promise.all([1, 2, 3].map(() => session.read()));
  expect(most).toBe(1);
});

test('a closed slot says nothing more and reads for nobody', async () => {
  const { slot, story, events } = observedSlot();
  slot.see(card('a'));
  const session = sessionOf(events);
  story();
  slot.close();
  slot.see(empty);
  expect(story()).toEqual([]);
  expect(await session.read()).toEqual({ outcome: 'lost' });
});
