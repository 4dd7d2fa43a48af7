/** Cards as a file writer of ours would write them, in every form that the reader must take, and what may befall them. */
import fc from 'fast-check';
import type { FreeZoneFiles } from '../../../../kiosk-agent/src/card/free-zone.ts';

export interface Person {
  familyName: string;
  firstName: string;
  birthDate: string;
  country: string;
  /** Null: a `65` without `93` in the file of numbers. */
  nir: string | null;
}

export interface WrittenCard {
  people: Person[];
  files: FreeZoneFiles;
}

const latin = fc.integer({ min: 0x21, max: 0xff }).filter((code) => code < 0x7f || code > 0xa0);
/** Latin-1, without control characters or blanks around. */
const word = (maxLength: number) =>
  fc.array(latin, { minLength: 1, maxLength }).map((codes) => String.fromCharCode(...codes));
const padded = (value: number, size: number): string => `${value}`.padStart(size, '0');

/** Of nobody: the order number is 000. The key is right. */
const nir = fc
  .tuple(
    fc.constantFrom(1, 2),
    fc.nat(99),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 19 }),
    fc.nat(989),
  )
  .map(([sex, year, month, department, commune]) => {
    const body = `${sex}${padded(year, 2)}${padded(month, 2)}${padded(department, 2)}${padded(commune + 1, 3)}000`;
    return body + padded(97 - Number(BigInt(body) % 97n), 2);
  });

const person: fc.Arbitrary<Person> = fc.record({
  familyName: word(40),
  firstName: word(24),
  // Civil, lunar, and days that do not exist.
  birthDate: fc
    .tuple(fc.integer({ min: 1900, max: 2025 }), fc.nat(99), fc.nat(40))
    .map(([year, month, day]) => `${year}${padded(month, 2)}${padded(day, 2)}`),
  country: fc.constantFrom('', 'FR', 'FRA', 'DZ'),
  nir: fc.option(nir, { freq: 2 }),
});

/** How one object is written: its form of length, and the padding after it. */
const form = fc.tuple(fc.nat(2), fc.array(fc.constantFrom(0x00, 0xff), { maxLength: 2 }));
type Form = [lengthForm: number, padding: number[]];

/** Between 1 and 19 people, each with a first name of their own, so that a test can tell them apart. */
export const writtenCard: fc.Arbitrary<WrittenCard> = fc
  .tuple(
    fc.uniqueArray(person, { minLength: 1, maxLength: 19, selector: ({ firstName }) => firstName }),
    fc.infiniteStream(form),
    fc.boolean(),
  )
  .map(([people, forms, hasValidity]) => {
    const next = (): Form => forms.next().value as Form;
    const validity = hasValidity ? object(0x66, field(0x80, '20200101', next()), next()) : [];
    return {
      people,
      files: {
        identity: Uint8Array.from([...people.flatMap((each) => identityOf(each, next)), ...validity]),
        numbers: Uint8Array.from(people.flatMap(({ nir: own }) => numberOf(own, next))),
      },
    };
  });

function identityOf({ familyName, firstName, birthDate, country }: Person, next: () => Form): number[] {
  const fields = [
    ...field(0x80, familyName, next()),
    ...field(0x81, firstName, next()),
    ...field(0x82, birthDate, next()),
    ...field(0x90, country, next()),
    // One that nobody knows, with a tag of two bytes.
    ...field(0x5f37, 'signature', next()),
  ];
  return object(0x65, fields, next());
}

function numberOf(own: string | null, next: () => Form): number[] {
  return object(0x65, own === null ? [] : field(0x93, own, next()), next());
}

function field(tag: number, text: string, how: Form): number[] {
  return object(tag, [...Buffer.from(text, 'latin1')], how);
}

function object(tag: number, value: readonly number[], [lengthForm, padding]: Form): number[] {
  const size = value.length;
  const tagBytes = tag > 0xff ? [tag >> 8, tag & 0xff] : [tag];
  const short = lengthForm === 0 && size < 0x80;
  const length = short
    ? [size]
    : lengthForm === 1 && size < 0x100
      ? [0x81, size]
      : [0x82, size >> 8, size & 0xff];
  return [...tagBytes, ...length, ...value, ...padding];
}

const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** What befalls a file, whatever its length: places are parts of it. */
export interface Damage {
  changes: [where: number, value: number][];
  cut: number | null;
  repeated: [where: number, size: number] | null;
  leftOut: [where: number, size: number] | null;
}

/** One byte, with those that mean something more often than the rest. */
export const byteChange: fc.Arbitrary<[where: number, value: number]> = fc.tuple(
  part,
  fc.oneof(fc.nat(255), fc.constantFrom(0x00, 0x65, 0x80, 0x93, 0xff)),
);

const piece = fc.option(fc.tuple(part, fc.nat(40)), { freq: 3 });

/** Bytes changed, a cut, a piece repeated or left out: nearer to a dirty card than noise. */
export const damage: fc.Arbitrary<Damage> = fc.record({
  changes: fc.array(byteChange, { maxLength: 6 }),
  cut: fc.option(part, { freq: 3 }),
  repeated: piece,
  leftOut: piece,
});

export function damaged(file: Uint8Array, { changes, cut, repeated, leftOut }: Damage): Uint8Array {
  const bytes = [...file];
  const at = (where: number): number => Math.floor(where * bytes.length);
  for (const [where, value] of changes) if (bytes.length > 0) bytes[at(where)] = value;
  if (repeated) {
    const [where, size] = repeated;
    bytes.splice(at(where), 0, ...bytes.slice(at(where), at(where) + size));
  }
  if (leftOut) bytes.splice(at(leftOut[0]), leftOut[1]);
  return Uint8Array.from(cut === null ? bytes : bytes.slice(0, at(cut)));
}

/** Only bytes changed: nothing is added or lost. */
export function withByte(file: Uint8Array, change: Damage['changes'][number]): Uint8Array {
  return damaged(file, { changes: [change], cut: null, repeated: null, leftOut: null });
}
