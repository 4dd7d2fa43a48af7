import { expect, test } from 'vitest';
import { hex } from '../../../../kiosk-agent/src/card/apdu.ts';
import { ReaderChoice, type SeenReader } from '../../../../kiosk-agent/src/card/pcsc/choose-reader.ts';
import { vitale2Atr } from '../card-in-hand.ts';

const cps = hex('3B AC 00 40 2A 00 12 25 00 64 80 00 03 10 00 90 00');
const empty = (name: string): SeenReader => ({ name, isOccupied: false, atr: null });
const vitaleIn = (name: string): SeenReader => ({ name, isOccupied: true, atr: vitale2Atr });
const cpsIn = (name: string): SeenReader => ({ name, isOccupied: true, atr: cps });
const silentIn = (name: string): SeenReader => ({ name, isOccupied: true, atr: null });

/** What is chosen at each look, in order. */
function choices(configured: string, ...looks: SeenReader[][]): (string | null)[] {
  const choice = new ReaderChoice(configured);
  return looks.map((readers) => choice.choose(readers)?.name ?? null);
}

test('the configured part of a name decides, and no other reader replaces an absent one', () => {
  const readers = [empty('Ingenico 00 00'), empty('Ingenico 00 01')];
  expect(choices('00 01', readers)).toEqual(['Ingenico 00 01']);
  expect(choices('Gemalto', readers)).toEqual([null]);
});

test('several readers are wanted in an order: the first that is there', () => {
  const [a, b, c] = [empty('Alpha 00 00'), empty('Beta 00 00'), empty('Gamma 00 00')];
  const wanted = 'Beta ; Alpha;';
  expect(choices(wanted, [a, c], [a, b, c], [a, c], [c])).toEqual([a.name, b.name, a.name, null]);
});

test('a more wanted reader is taken while the slot is empty, and never in mid-visit', () => {
  const [beta, alpha] = [empty('Beta 00 00'), empty('Alpha 00 00')];
  const wanted = 'Beta;Alpha';
  for (const card of [vitaleIn(alpha.name), silentIn(alpha.name), cpsIn(alpha.name)]) {
    expect(choices(wanted, [alpha], [card], [beta, card], [beta, alpha])).toEqual([
      ...[alpha.name, alpha.name, alpha.name],
      beta.name,
    ]);
  }
});

test('the wanted reader plugged in again under another number is the same one', () => {
  expect(choices('Gem 00 00', [empty('Gem 00 00')], [], [empty('Gem 01 00')])).toEqual([
    ...['Gem 00 00', null, 'Gem 01 00'],
  ]);
  expect(choices('Gem 00 00', [empty('Gem 01 00')], [empty('Gem 01 00'), empty('Gem 00 00')])).toEqual([
    'Gem 01 00',
    'Gem 00 00',
  ]);
});

test('its second slot, another model, or a twin that was beside it is not', () => {
  expect(choices('Gem 00 00', [empty('Gem 01 01')])).toEqual([null]);
  expect(choices('Gem 00 00', [empty('Gem Twin 01 00')])).toEqual([null]);
  const [ours, twin] = [empty('Gem 00 00'), empty('Gem 01 00')];
  expect(choices('Gem 00 00', [ours, twin], [twin], [ours, twin])).toEqual([ours.name, null, ours.name]);
});

test('another number with a professional’s card in it is left alone', () => {
  expect(choices('Gem 00 00', [cpsIn('Gem 01 00')], [empty('Gem 01 00')])).toEqual([null, 'Gem 01 00']);
});

test('without a name, the slot of a professional’s card is left to the professional', () => {
  expect(choices('', [cpsIn('Reader 00 00'), empty('Reader 00 01')])).toEqual(['Reader 00 01']);
  expect(choices('', [empty('Slot CPS'), empty('Slot Vitale')])).toEqual(['Slot Vitale']);
});

test('without a name, also when that card comes in after the choice was made', () => {
  const [first, second] = ['Reader 00 00', 'Reader 00 01'];
  expect(
    choices(
      '',
      [empty(first), empty(second)],
      [cpsIn(first), empty(second)],
      [cpsIn(first), vitaleIn(second)],
      // The professional's card leaves: whichever slot the next Vitale goes into is the patient's.
      [empty(first), empty(second)],
      [vitaleIn(first), empty(second)],
    ),
  ).toEqual([first, second, second, second, first]);
});

test('without a name, a patient’s card that is in is not left for another one', () => {
  const [first, second] = ['Reader 00 00', 'Reader 00 01'];
  expect(choices('', [empty(first), vitaleIn(second)], [vitaleIn(first), vitaleIn(second)])).toEqual([
    second,
    second,
  ]);
});

test('the only slot is ours, even with a professional’s card in it', () => {
  expect(choices('', [cpsIn('Reader 00 00')])).toEqual(['Reader 00 00']);
  expect(choices('', [])).toEqual([null]);
});
