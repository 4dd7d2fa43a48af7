import { expect, test } from 'vitest';
import { hex } from '../../../../kiosk-agent/src/card/apdu.ts';
import { chooseReader, type SeenReader } from '../../../../kiosk-agent/src/card/pcsc/choose-reader.ts';

const cps = hex('3B AC 00 40 2A 00 12 25 00 64 80 00 03 10 00 90 00');
const slot = (name: string, atr: Uint8Array | null = null): SeenReader => ({ name, atr });
const chosen = (readers: SeenReader[], configured = '', current: string | null = null) =>
  chooseReader(readers, configured, current)?.name ?? null;

test('the configured part of a name decides, and no other reader replaces an absent one', () => {
  const readers = [slot('Ingenico 00 00'), slot('Ingenico 00 01')];
  expect(chosen(readers, '00 01')).toBe('Ingenico 00 01');
  expect(chosen(readers, 'Gemalto')).toBeNull();
});

test('without a name, the slot that holds a professional’s card is left to the professional', () => {
  expect(chosen([slot('Reader 00 00', cps), slot('Reader 00 01')])).toBe('Reader 00 01');
  expect(chosen([slot('Slot CPS'), slot('Slot Vitale')])).toBe('Slot Vitale');
});

test('the only slot is ours, even with a professional’s card in it', () => {
  expect(chosen([slot('Reader 00 00', cps)])).toBe('Reader 00 00');
  expect(chosen([])).toBeNull();
});

test('a reader once chosen is kept as long as it is there', () => {
  const readers = [slot('Reader 00 00'), slot('Reader 00 01')];
  expect(chosen(readers, '', 'Reader 00 01')).toBe('Reader 00 01');
  expect(chosen([readers[0] ?? slot('')], '', 'Reader 00 01')).toBe('Reader 00 00');
});
