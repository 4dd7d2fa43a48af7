import { expect, test } from 'vitest';
import { traitsOf } from '../../../scripts/drill/evidence/traits.ts';

const person = {
  nir: '155012A00123483',
  familyName: 'ESSAIFAMILLEABCDEF',
  firstName: 'ESSAIPRENOMABCDEF',
  birthDate: '18530214',
};
const found = (bytes: Buffer): boolean => traitsOf(person).some((trait) => bytes.includes(trait));

const values = Object.entries(person);
const wrappings: [string, (text: string) => Buffer][] = [
  ['JSON', (text) => Buffer.from(JSON.stringify({ told: text }))],
  ['an SQL literal', (text) => Buffer.from(`values ('${text}')`)],
  ['UTF-16, little end first', (text) => Buffer.from(`x ${text} y`, 'utf16le')],
  ['UTF-16, big end first', (text) => Buffer.from(`x ${text} y`, 'utf16le').swap16()],
  ['hexadecimal', (text) => Buffer.from(Buffer.from(`x ${text} y`).toString('hex'))],
  ['capital hexadecimal', (text) => Buffer.from(Buffer.from(`x ${text} y`).toString('hex').toUpperCase())],
  ...['', 'x', 'xy'].flatMap((before): [string, (text: string) => Buffer][] => [
    [
      `base64 after ${before.length}`,
      (text) => Buffer.from(Buffer.from(`${before}${text}yz`).toString('base64')),
    ],
    [
      `base64url after ${before.length}`,
      (text) => Buffer.from(Buffer.from(`${before}${text}yz`).toString('base64url')),
    ],
  ]),
];

test.each(
  values.flatMap(([name, value]) => wrappings.map(([how, wrap]) => [name, how, wrap(value)] as const)),
)('%s written as %s is found', (_name, _how, bytes) => {
  expect(found(bytes)).toBe(true);
});

test('somebody else is not found, nor eight digits in the hexadecimal of what is sealed', () => {
  const other = { nir: '269062B12345634', familyName: 'VOISIN', firstName: 'VOISINE', birthDate: '19690613' };
  expect(found(Buffer.from(JSON.stringify(other)))).toBe(false);
  expect(found(Buffer.from(`\\x00ab18530214cd`))).toBe(false);
});
