/** The bytes of a card, right or wrong, as people: round trip, damage and noise. Every person here is invented. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCardDate } from '../../../../kiosk-agent/src/card/card-date.ts';
import type { CardHolder } from '../../../../kiosk-agent/src/card/card-reading.ts';
import { type HoldersResult, readHolders } from '../../../../kiosk-agent/src/card/holders.ts';
import { parseTlv } from '../../../../kiosk-agent/src/card/tlv.ts';
import { holds } from './runs.ts';
import {
  byteChange,
  damage,
  damaged,
  type Person,
  type WrittenCard,
  withByte,
  writtenCard,
} from './written-cards.ts';

const refusals = ['truncated', 'long-tag', 'length-form', 'too-many', 'too-long'];
const noise = fc.uint8Array({ maxLength: 600, size: 'max' });
const clean = /^\P{Cc}{1,120}$/u;

function isTyped(result: HoldersResult): void {
  if (!result.ok) {
    expect(['unreadable', 'no-holder']).toContain(result.problem);
    return;
  }
  expect(result.holders.length).toBeGreaterThan(0);
  expect(result.holders.length).toBeLessThanOrEqual(19);
  for (const { familyName, firstName } of result.holders) {
    expect(familyName).toMatch(clean);
    expect(firstName).toMatch(clean);
  }
}

const numberOf = ({ number }: CardHolder): string | null => (number.state === 'valid' ? number.nir : null);

/** With everybody still there, each has their own number or none; with somebody lost or added, nobody has one. */
function isNobodyElses(people: readonly Person[], result: HoldersResult): void {
  if (!result.ok) return;
  const told = result.holders.map(numberOf);
  const own = people.map(({ nir }) => nir);
  const isWhole = told.length === own.length;
  expect(told.filter((nir, at) => nir !== null && !(isWhole && nir === own[at]))).toEqual([]);
}

holds(
  'what was written on a card is read: each person, in order, with their own number',
  1_500,
  fc.property(writtenCard, ({ people, files }) => {
    const result = readHolders(files);
    expect(result.ok && result.holders.map((holder) => ({ ...holder, number: numberOf(holder) }))).toEqual(
      people.map(({ familyName, firstName, birthDate, country, nir }) => ({
        familyName: familyName.normalize('NFC'),
        firstName: firstName.normalize('NFC'),
        birthDate: readCardDate(birthDate),
        country,
        number: nir,
      })),
    );
  }),
);

/** Many for each card: to write a card takes longer than to read it twenty times. */
const many = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { minLength: 20, maxLength: 20 });

holds(
  'a damaged card is people or a named problem',
  2_000,
  fc.property(writtenCard, many(fc.tuple(damage, damage)), ({ files }, damages) => {
    for (const [one, other] of damages)
      isTyped(
        readHolders({ identity: damaged(files.identity, one), numbers: damaged(files.numbers, other) }),
      );
  }),
);

holds(
  'noise is people or a named problem',
  10_000,
  fc.property(noise, noise, (identity, numbers) => isTyped(readHolders({ identity, numbers }))),
);

holds(
  'one wrong byte anywhere never gives a person somebody else’s number',
  2_000,
  fc.property(writtenCard, many(byteChange), ({ people, files }, changes) => {
    for (const change of changes) {
      isNobodyElses(people, readHolders({ ...files, identity: withByte(files.identity, change) }));
      isNobodyElses(people, readHolders({ ...files, numbers: withByte(files.numbers, change) }));
    }
  }),
);

holds(
  'a file that stops anywhere never gives a person somebody else’s number',
  200,
  fc.property(writtenCard, ({ people, files }) => {
    for (const file of ['identity', 'numbers'] as const)
      for (let size = 0; size < files[file].length; size += 1)
        isNobodyElses(people, readHolders({ ...files, [file]: files[file].slice(0, size) }));
  }),
);

holds(
  'any bytes are objects or one of the named refusals',
  15_000,
  fc.property(noise, (bytes) => {
    const result = parseTlv(bytes);
    if (result.ok) {
      const inside = result.objects.reduce((sum, { value }) => sum + value.length, 0);
      expect(inside).toBeLessThanOrEqual(bytes.length);
    } else expect(refusals).toContain(result.reason);
  }),
);

holds(
  'any text is a date of one of the three kinds, with its digits kept',
  10_000,
  fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{8}$/)), (text) => {
    const { raw, iso, kind } = readCardDate(text);
    expect([raw, iso === null]).toEqual([text, kind !== 'civil']);
    if (iso !== null) expect(iso.replaceAll('-', '')).toBe(text);
  }),
);

/** Three people, of whom only the second has a number: the smallest card on which a shift would show. */
const family: WrittenCard = fc.sample(
  writtenCard.filter(
    ({ people }) =>
      people.length === 3 && people.map(({ nir }) => nir !== null).join() === 'false,true,false',
  ),
  { numRuns: 1, seed: 3 },
)[0] ?? { people: [], files: { identity: new Uint8Array(), numbers: new Uint8Array() } };

test('each byte of a card, changed to each value: nobody ever gets somebody else’s number', () => {
  expect(family.people).toHaveLength(3);
  for (const file of ['identity', 'numbers'] as const) {
    const bytes = family.files[file];
    for (let at = 0; at < bytes.length; at += 1) {
      for (let value = 0; value < 256; value += 1) {
        const changed = Uint8Array.from(bytes);
        changed[at] = value;
        isNobodyElses(family.people, readHolders({ ...family.files, [file]: changed }));
      }
    }
  }
});
