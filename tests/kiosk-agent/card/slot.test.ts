import { expect, test } from 'vitest';
import { hex } from '../../../kiosk-agent/src/card/apdu.ts';
import type { ApduAnswer, CardSession, ReaderEvent } from '../../../kiosk-agent/src/card/card-reader.ts';
import { Slot, type SlotState } from '../../../kiosk-agent/src/card/slot.ts';
import { says, vitale2Atr } from './card-in-hand.ts';

const empty: SlotState = { slot: 'empty' };
const noReader: SlotState = { slot: 'no-reader', reason: 'no-daemon' };
const card = (insertion: string): SlotState => ({ slot: 'card', insertion, atr: vitale2Atr });

/** A slot whose events and commands are kept, with session ids 1, 2, 3 … */
function observedSlot(answer: () => Promise<ApduAnswer> = async () => says('90 00')) {
  const events: ReaderEvent[] = [];
  const sent: string[] = [];
  let ids = 0;
  const slot = new Slot({
    listener: (event) => events.push(event),
    newId: () => {
      ids += 1;
      return `${ids}`;
    },
    send: async (insertion) => {
      sent.push(insertion);
      return await answer();
    },
  });
  const story = (): string[] => events.splice(0).map(inWords);
  return { slot, sent, story, events };
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

test('another reason for having no reader is not another event', () => {
  const { slot, story } = observedSlot();
  for (const state of [noReader, { slot: 'no-reader', reason: 'process-lost' } as const]) slot.see(state);
  expect(story()).toEqual(['no-reader']);
});

test('a silent card comes and goes without a session', () => {
  const { slot, story } = observedSlot();
  for (const state of [empty, { slot: 'silent', insertion: 'a' } as const, empty]) slot.see(state);
  expect(story()).toEqual(['ready', 'silent-card', 'ready']);
});

test('a session whose card has left sends nothing, whatever is in the slot now', async () => {
  const { slot, sent, events } = observedSlot();
  slot.see(card('a'));
  const session = sessionOf(events);
  expect(await session.transmit(hex('00 B0 82 00 00'))).toMatchObject({ ok: true });
  slot.see(card('b'));
  expect(await session.transmit(hex('00 B0 82 00 00'))).toEqual({ ok: false, reason: 'removed' });
  expect(sent).toEqual(['a']);
});

test('a command that waits when the card leaves is answered at once', async () => {
  const { slot, events } = observedSlot(() => Promise.withResolvers<ApduAnswer>().promise);
  slot.see(card('a'));
  const waiting = sessionOf(events).transmit(hex('00 B0 82 00 00'));
  await Promise.resolve();
  slot.see(empty);
  expect(await waiting).toEqual({ ok: false, reason: 'removed' });
});

test('after one failure a session is over: a mute card is not asked again', async () => {
  const { slot, sent, events } = observedSlot(async () => ({ ok: false, reason: 'timeout' }));
  slot.see(card('a'));
  const session = sessionOf(events);
  expect(await session.transmit(hex('00 B0 82 00 00'))).toEqual({ ok: false, reason: 'timeout' });
  expect(await session.transmit(hex('00 B0 82 00 00'))).toEqual({ ok: false, reason: 'timeout' });
  expect(sent).toHaveLength(1);
});

test('commands given at the same time go one after the other', async () => {
  let under = 0;
  let most = 0;
  const { slot, events } = observedSlot(async () => {
    under += 1;
    most = Math.max(most, under);
    await new Promise((resolve) => setTimeout(resolve, 1));
    under -= 1;
    return says('90 00');
  });
  slot.see(card('a'));
  const session = sessionOf(events);
  await Promise.all([1, 2, 3].map(() => session.transmit(hex('00 B0 82 00 00'))));
  expect(most).toBe(1);
});

test('a closed slot says nothing more and answers nobody', async () => {
  const { slot, story, events } = observedSlot();
  slot.see(card('a'));
  const session = sessionOf(events);
  story();
  slot.close();
  slot.see(empty);
  expect(story()).toEqual([]);
  expect(await session.transmit(hex('00 B0 82 00 00'))).toEqual({ ok: false, reason: 'lost' });
});
