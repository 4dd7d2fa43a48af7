import { expect, test } from 'vitest';
import { hex, zeros } from '../../../../kiosk-agent/simulator/virtual-card/bytes.ts';
import { catalogue } from '../../../../kiosk-agent/simulator/virtual-card/catalogue.ts';
import {
  dupont,
  longFamily,
  martinTest,
  santoni,
} from '../../../../kiosk-agent/simulator/virtual-card/people.ts';
import { Vitale2 } from '../../../../kiosk-agent/simulator/virtual-card/vitale2.ts';
import {
  filesOf,
  identityFile,
  numbersFile,
} from '../../../../kiosk-agent/simulator/virtual-card/vitale2-files.ts';
import { checkNir } from '../../../../server/contract/index.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
const bytes = (written: string): string => text(hex(written));

/** Card A of the reference, and what it answers. */
function cardA() {
  const card = new Vitale2(filesOf(identityFile(dupont), numbersFile(dupont)));
  return (command: string): string => text(card.answer(hex(command)).bytes);
}

const identityA =
  '65 1E 80 06 44 55 50 4F 4E 54 81 06 48 C9 4C C8 4E 45 82 08 31 39 38 35 30 35 30 30 90 02 46 52' +
  '65 1C 80 06 44 55 50 4F 4E 54 81 04 C9 4C 4F 49 82 08 32 30 31 35 30 32 31 37 90 02 46 52';
const numbersA = '65 11 93 0F 32 38 35 30 35 37 38 30 30 36 30 30 30 32 38 65 00';
const padding = '00'.repeat(16);
const selectVitale = '00 A4 04 00 0B D2 50 00 00 02 56 49 54 41 4C 45';

test('the exchange of card A, byte for byte as the reference prints it', () => {
  const ask = cardA();
  expect(ask('00 A4 00 00 02 3F 00')).toBe('9000');
  expect(ask('00 B0 82 00 00')).toBe('6C4E');
  expect(ask('00 B0 82 00 4E')).toBe(bytes(`${identityA} ${padding} 90 00`));
  expect(ask(selectVitale)).toBe('610F');
  expect(ask('00 C0 00 00 0F')).toBe(bytes('6F 0D 84 0B D2 50 00 00 02 56 49 54 41 4C 45 90 00'));
  expect(ask('00 B0 82 00 00')).toBe('6C25');
  expect(ask('00 B0 82 00 25')).toBe(bytes(`${numbersA} ${padding} 90 00`));
});

test('the other files of card A: validity, directory, DIR', () => {
  const ask = cardA();
  expect(ask('00 B0 81 00 0F')).toBe(bytes('61 0D 4F 0B D2 50 00 00 02 56 49 54 41 4C 45 90 00'));
  ask(selectVitale);
  expect(ask('00 B0 83 00 0C')).toBe(bytes('66 0A 80 08 32 30 32 30 30 31 30 31 90 00'));
  expect(ask('00 B0 81 00 53')).toBe(
    bytes(
      'E0 51 A0 25 82 12 00 01 00 00 D2 50 00 00 02 4D 46 5F 56 49 54 41 4C 45' +
        '82 0F 00 02 00 00 D2 50 00 00 02 56 49 54 41 4C 45' +
        '80 0C 49 44 45 4E 54 20 20 20 00 01 2F 02 80 0C 4E 49 52 20 20 20 20 20 00 02 20 02' +
        '80 0C 56 41 4C 49 44 20 20 20 00 02 20 03 90 00',
    ),
  );
});

test.each([
  ['another class', ['80 B0 82 00 00'], '6E00'],
  ['another instruction', ['00 D6 00 00 01 00'], '6D00'],
  ['an unknown file', ['00 A4 00 00 02 20 02'], '6A82'],
  ['an unknown application', ['00 A4 04 00 02 A0 00'], '6A82'],
  ['an unknown short file', ['00 B0 9F 00 00'], '6A82'],
  ['no current file', ['00 B0 00 00 00'], '6986'],
  ['a fetch with nothing waiting', ['00 C0 00 00 0F'], '6985'],
  ['a fetch that came too late', [selectVitale, '00 B0 82 00 25', '00 C0 00 00 0F'], '6985'],
  ['a fetch of another length', [selectVitale, '00 C0 00 00 05'], '6C0F'],
  ['an offset past the end', ['00 B0 82 00 4E', '00 B0 00 4E 00'], '6B00'],
  ['more than what is left', ['00 B0 82 00 4E', '00 B0 00 4C 05'], '6C02'],
  ['a length that does not fit its data', ['00 A4 00 00 03 3F 00'], '6700'],
  ['a command cut short', ['00 B0 82'], '6700'],
])('refuses %s', (_, commands, expected) => {
  expect(commands.map(cardA()).at(-1)).toBe(expected);
});

test('a reset forgets the file, the application and what was waiting', () => {
  const card = new Vitale2(filesOf(identityFile(dupont), numbersFile(dupont)));
  card.answer(hex(selectVitale));
  card.reset();
  expect(text(card.answer(hex('00 C0 00 00 0F')).bytes)).toBe('6985');
  expect(text(card.answer(hex('00 B0 82 00 00')).bytes)).toBe('6C4E');
});

test('twelve long names make the reference’s file of 534 bytes, read in parts of 256', () => {
  const card = new Vitale2(filesOf(identityFile(longFamily(12)), zeros(1)));
  const sizes = ['00 B0 82 00 00', '00 B0 01 00 00', '00 B0 02 00 00', '00 B0 02 00 16'].map(
    (command) => card.answer(hex(command)).bytes.length - 2,
  );
  expect(sizes).toEqual([256, 256, 0, 22]);
});

test('every invented number has a right key, but the one that must not', () => {
  const people = [martinTest, ...dupont, santoni, ...longFamily(1)];
  for (const { nir } of people) if (nir !== null) expect(checkNir(nir)).toMatchObject({ ok: true });
});

test('the catalogue: each card has its own name, in French, and the first is for demonstrations', () => {
  expect(catalogue[0]?.id).toBe('martin');
  expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
  for (const { title, about } of catalogue) {
    // Typographic apostrophes, and no ordinary space before a high mark.
    expect(title + about).not.toMatch(/'| [:;?!»]|« /);
    expect(about).toMatch(/\.$/);
  }
});
