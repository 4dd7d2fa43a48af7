import { expect, test } from 'vitest';
import {
  parseLibraryDescription,
  readerInSettings,
} from '../../../../kiosk-agent/src/card/api-lec/library-description.ts';

/** The shape that public programs show, with names of ours. */
const described = {
  library: '/opt/vendor/lib.so',
  settings: '/opt/vendor/api_lec.ini',
  open: { name: 'Open', returns: 'uint16', arguments: [{ role: 'settings-folder' }] },
  readings: [
    {
      name: 'Read',
      returns: 'uint16',
      arguments: [{ role: 'answer' }, { role: 'answer-length', type: 'uint32' }],
    },
  ],
  close: { name: 'Close', returns: 'uint16', arguments: [] },
  nature: { place: ['carte', 'nature'], real: ['0'], test: ['1'], demo: ['2'] },
};
const parsed = (changed: object): unknown =>
  parseLibraryDescription(JSON.stringify({ ...described, ...changed }));

test('a description that says what it must is taken as it is', () => {
  expect(parsed({})).toEqual(described);
});

test.each([
  ['something more', { password: 'x' }],
  ['no library', { library: undefined }],
  ['no place for the nature: production could not refuse a test card', { nature: undefined }],
  ['a name that no C function has', { close: { ...described.close, name: 'rm -rf /' } }],
  ['a reading without an answer', { readings: [{ ...described.readings[0], arguments: [] }] }],
  ['no reading', { readings: [] }],
  ['a role that nobody knows', { open: { ...described.open, arguments: [{ role: 'callback' }] } }],
  ['a type that nobody knows', { close: { ...described.close, returns: 'void *' } }],
])('with %s it is refused', (_, changed) => {
  expect(parsed(changed)).toBeNull();
});

test.each(['', 'null', '[]', '{', '{"library":1}'])('«%s» is no description', (text) => {
  expect(parseLibraryDescription(text)).toBeNull();
});

test('the reader is the one that the library’s own settings name', () => {
  expect(readerInSettings('[X]\r\nRessource_CPS=A 00 01\r\n Ressource_Vitale = Gem PC 00 00 \r\n')).toBe(
    'Gem PC 00 00',
  );
  expect(readerInSettings('Ressource_Vitale=\r\nRessource_CPS=A 00 01')).toBeNull();
  expect(readerInSettings('#Ressource_Vitale=Gem\nressource=x')).toBeNull();
});
