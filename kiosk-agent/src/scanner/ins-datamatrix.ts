/**
 * The INS datamatrix -> typed traits: pure and strict. ANS « INS – Format datamatrix » v2.2. Nobody signs this code:
 * whoever prints one can write any name into it. It is never a proof of identity; it can prefill a call to INSi.
 */
import { checkNir, type Nir } from '@borne/server/contract';
import { cutFields, type FieldRefusal, type InsFieldId } from './ins-fields.ts';

/** Which register the number is of, and whether it is real. */
export type InsRegister = 'nir' | 'nia' | 'nir-test' | 'nir-demo';

export interface InsTraits {
  kind: 'ins';
  signed: false;
  register: InsRegister;
  nir: Nir;
  /** As written: the list has no mark between two first names and one compound. */
  firstNames: string;
  birthName: string;
  sex: 'F' | 'M';
  /** AAAA-MM-JJ. */
  birthDate: string;
  /** INSEE code of the place, where the code has one. */
  birthPlace: string | null;
}

export type InsRefusal =
  | FieldRefusal
  | 'too-long'
  /** Not ASCII. */
  | 'characters'
  /** A signed « 2D-Doc »: another kind of document. */
  | '2d-doc'
  /** Not the header of an INS datamatrix of version 01. */
  | 'header'
  | 'missing-field'
  | 'number'
  | 'register'
  /** A test or demonstration identity, in production. */
  | 'not-real'
  | 'name'
  | 'sex'
  | 'birth-date'
  | 'birth-place';

export type InsReading = { ok: true; ins: InsTraits } | { ok: false; reason: InsRefusal };

const header = `IS01${'0'.repeat(22)}`;
const mandatory = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'] as const;
/** Header, seven fields at their longest with their names: 291. */
const mostBytes = 291;

const registers: ReadonlyMap<string, InsRegister> = new Map([
  ['1.2.250.1.213.1.4.8', 'nir'],
  ['1.2.250.1.213.1.4.9', 'nia'],
  ['1.2.250.1.213.1.4.10', 'nir-test'],
  ['1.2.250.1.213.1.4.11', 'nir-demo'],
]);

export function readInsDatamatrix(data: Uint8Array, { production }: { production: boolean }): InsReading {
  const bytes = withoutAim(data);
  if (bytes.length > mostBytes) return refuse('too-long');
  if (bytes.some((byte) => byte > 0x7f)) return refuse('characters');
  const text = String.fromCharCode(...bytes);
  if (text.startsWith('DC')) return refuse('2d-doc');
  if (!text.startsWith(header)) return refuse('header');
  const cut = cutFields(text.slice(header.length));
  return cut.ok ? readTraits(cut.fields, production) : refuse(cut.reason);
}

/** Some scanners put the identifier in the data as well. */
function withoutAim(data: Uint8Array): Uint8Array {
  const [first, second, third] = data;
  return first === 0x5d && second === 0x64 && third === 0x31 ? data.subarray(3) : data;
}

function readTraits(fields: ReadonlyMap<InsFieldId, string>, production: boolean): InsReading {
  // No field may be empty, so an absent one may be.
  const [number = '', oid = '', firstNames = '', birthName = '', sex = '', date = ''] = mandatory.map(
    (id) => fields.get(id) ?? '',
  );
  if (mandatory.some((id) => !fields.has(id))) return refuse('missing-field');
  const register = registers.get(oid);
  if (!register) return refuse('register');
  if (production && (register === 'nir-test' || register === 'nir-demo')) return refuse('not-real');
  const check = checkNir(number);
  if (!check.ok) return refuse('number');
  if (!isName(firstNames) || !isName(birthName)) return refuse('name');
  if (!isSex(sex)) return refuse('sex');
  const birthDate = isoDate(date);
  if (birthDate === null) return refuse('birth-date');
  const birthPlace = fields.get('S7') ?? null;
  if (birthPlace !== null && !/^\d[\dAB]\d{3}$/.test(birthPlace)) return refuse('birth-place');
  const traits = { register, nir: check.nir, firstNames, birthName, sex, birthDate, birthPlace };
  return { ok: true, ins: { kind: 'ins', signed: false, ...traits } };
}

function isSex(text: string): text is InsTraits['sex'] {
  return text === 'F' || text === 'M';
}

/** As the national register writes names: capitals without accents, spaces, hyphens and apostrophes. */
function isName(text: string): boolean {
  return /[A-Z]/.test(text) && /^[A-Z'](?:[A-Z '-]*[A-Z'])?$/.test(text);
}

/** JJ-MM-AAAA -> AAAA-MM-JJ; null for a day that no calendar has. */
function isoDate(text: string): string | null {
  const [, day, month, year] = /^(\d\d)-(\d\d)-(\d{4})$/.exec(text) ?? [];
  if (!day || !month || !year) return null;
  const iso = `${year}-${month}-${day}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

function refuse(reason: InsRefusal): InsReading {
  return { ok: false, reason };
}
