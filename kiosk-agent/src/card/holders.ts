/** The two files of the free zone, as people. Pure: nothing is corrected, upper-cased or guessed. */
import { checkNir, IdentitySchema } from '@borne/server/contract';
import { readCardDate } from './card-date.ts';
import type { CardHolder, HolderNumber } from './card-reading.ts';
import type { FreeZoneFiles } from './free-zone.ts';
import { parseTlv, type Tlv } from './tlv.ts';

export type HoldersResult =
  | { ok: true; holders: CardHolder[] }
  | { ok: false; problem: 'unreadable' | 'no-holder' };

const holderTag = 0x65;
const tags = { familyName: 0x80, firstName: 0x81, birthDate: 0x82, country: 0x90, number: 0x93 };
const holdersMax = 19;

/**
 * Joins names and numbers by position, the only link between the two files: each holder has an entry there, empty or
 * not. With an entry less or more the join would be a guess, and a guess gives somebody another person's NIR.
 */
export function readHolders(files: FreeZoneFiles): HoldersResult {
  const people = readPeople(files.identity);
  const numbers = readPeople(files.numbers);
  if (!people || !numbers) return { ok: false, problem: 'unreadable' };
  if (people.length === 0) return { ok: false, problem: 'no-holder' };
  if (people.length > holdersMax || numbers.length > people.length)
    return { ok: false, problem: 'unreadable' };
  // One damaged byte turns an empty entry into padding, and whatever follows would move up to somebody else.
  const isWhole = numbers.length === people.length;
  const holders = people.map((fields, position) =>
    readHolder(fields, isWhole ? numbers[position] : undefined),
  );
  return holders.every((holder) => holder !== null)
    ? { ok: true, holders }
    : { ok: false, problem: 'unreadable' };
}

type Fields = ReadonlyMap<number, Uint8Array>;

/** The fields of each `65`. Null: not a file of holders. Other objects are left alone, unless there is nothing else. */
function readPeople(file: Uint8Array): Fields[] | null {
  const parsed = parseTlv(file);
  if (!parsed.ok) return null;
  const people = parsed.objects.filter(({ tag }) => tag === holderTag).map(({ value }) => readFields(value));
  if (people.length === 0 && parsed.objects.length > 0) return null;
  return people.every((fields) => fields !== null) ? people : null;
}

function readFields(bytes: Uint8Array): Fields | null {
  const parsed = parseTlv(bytes);
  if (!parsed.ok) return null;
  const fields = new Map(parsed.objects.map(({ tag, value }: Tlv) => [tag, value]));
  // The same field twice: neither can be believed.
  return fields.size === parsed.objects.length ? fields : null;
}

function readHolder(person: Fields, numbers: Fields | undefined): CardHolder | null {
  const familyName = IdentitySchema.shape.familyName.safeParse(text(person, tags.familyName));
  const firstName = IdentitySchema.shape.firstName.safeParse(text(person, tags.firstName));
  if (!familyName.success || !firstName.success) return null;
  return {
    familyName: familyName.data,
    firstName: firstName.data,
    birthDate: readCardDate(text(person, tags.birthDate)),
    country: text(person, tags.country),
    number: readNumber(numbers ? text(numbers, tags.number) : ''),
  };
}

function readNumber(written: string): HolderNumber {
  if (written === '') return { state: 'missing' };
  const check = checkNir(written);
  return check.ok ? { state: 'valid', nir: check.nir } : { state: 'wrong', reason: check.reason };
}

/** Latin-1 (not windows-1252, which TextDecoder would give), composed, without the blanks around it. */
function text(fields: Fields, tag: number): string {
  return Buffer.from(fields.get(tag) ?? [])
    .toString('latin1')
    .normalize('NFC')
    .trim();
}
