import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchForgottenCard } from '../../../kiosk-agent/src/assistance/forgotten-card.ts';
import { type DeskDouble, deskDouble, visitA, visitB } from './counter-double.ts';

let kiosk: DeskDouble;
let leave: () => void;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  kiosk = deskDouble({ againMs: 60_000 });
  leave = watchForgottenCard(kiosk.board, kiosk.desk);
});
afterEach(() => {
  leave();
  vi.useRealTimers();
});

function forget(): void {
  kiosk.begin(visitA);
  kiosk.leave(visitA);
}
const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1_000);

test('a card that stays in after its visit calls the counter 30 seconds later, and not before', () => {
  forget();
  pass(29.9);
  expect(kiosk.call()).toBeNull();
  pass(0.1);
  expect(kiosk.call()).toMatchObject({ kind: 'card-forgotten' });
});

test('a card that is taken in time calls nobody', () => {
  forget();
  pass(29);
  kiosk.board.update({ slot: 'empty' });
  pass(60);
  expect(kiosk.call()).toBeNull();
});

test('the card taken out ends the call', () => {
  forget();
  pass(30);
  kiosk.board.update({ slot: 'empty' });
  expect(kiosk.call()).toBeNull();
});

test('a call that is ended while the card stays in comes again after a minute', async () => {
  forget();
  pass(30);
  await Promise.resolve();
  kiosk.counter.end();
  kiosk.desk.hear({ callId: kiosk.counter.calls[0]?.callId ?? '', state: 'over', ahead: 0, verdict: null });
  expect(kiosk.call()).toBeNull();
  pass(59);
  expect(kiosk.call()).toBeNull();
  pass(1);
  expect(kiosk.call()).toMatchObject({ kind: 'card-forgotten' });
});

test('during a visit no card is forgotten, however long it lasts', () => {
  kiosk.begin(visitA);
  pass(3_600);
  expect(kiosk.call()).toBeNull();
});

test('a new visit begins its own wait', () => {
  forget();
  pass(29);
  kiosk.begin(visitB);
  kiosk.leave(visitB);
  pass(29);
  expect(kiosk.call()).toBeNull();
});

test('what lies in the slot of a kiosk in maintenance is not forgotten', () => {
  kiosk.board.update({ maintenance: true, slot: 'occupied' });
  pass(120);
  expect(kiosk.call()).toBeNull();
});

test('« Aide » beside a forgotten card stays open when the card is taken', () => {
  forget();
  pass(30);
  kiosk.help(null);
  expect(kiosk.call()).toMatchObject({ kind: 'help' });
  kiosk.board.update({ slot: 'empty' });
  expect(kiosk.call()).toMatchObject({ kind: 'help' });
});
