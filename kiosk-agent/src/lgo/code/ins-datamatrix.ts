/**
 * An identity in the format of the INS datamatrix (ANS, "INS – Format datamatrix" v2.2): a header of 26 characters,
 * then fields S1 to S6; GS (0x1D) ends a field of variable length that is shorter than its maximum and not the last.
 * Such a code is not signed: it spares typing and proves nothing. Ours carries what the card says, which INSi has not
 * confirmed; so what the format cannot say truly (a birth date without a day, a number that is being registered) is
 * refused here instead of being bent into it.
 */
import type { Identity } from '@borne/server/contract';
import { readCardDate } from '../../card/card-date.ts';
import { asciiName } from './ascii.ts';
import type { CodeText } from './compose-code.ts';

const header = `IS01${'0'.repeat(22)}`;
const groupSeparator = '\u001d';
const longestName = 100;

/** Register of the number (S2): the NIR of production, or the NIR of tests, which a real LGO must refuse. */
export const nirOids = { production: '1.2.250.1.213.1.4.8', test: '1.2.250.1.213.1.4.10' } as const;
export type NirOid = (typeof nirOids)[keyof typeof nirOids];

const longestOid = 20;

export function insDatamatrixText(identity: Identity, oid: NirOid): CodeText {
  const names = [insName(identity.firstName), insName(identity.familyName)] as const;
  if (names[0] === null || names[1] === null) return { ok: false, reason: 'not-ascii' };
  if (names.some((name) => (name?.length ?? 0) > longestName)) return { ok: false, reason: 'too-long' };
  // 3, 4, 7 and 8 are numbers of persons being registered: this register does not hold them.
  if (!/^[12]/.test(identity.nir)) return { ok: false, reason: 'provisional-number' };
  const birthDate = readCardDate(identity.birthDate);
  if (birthDate.iso === null) return { ok: false, reason: 'partial-date' };
  const fields = [
    `S1${identity.nir}`,
    `S2${closed(oid, longestOid)}`,
    `S3${closed(names[0], longestName)}`,
    `S4${closed(names[1], longestName)}`,
    `S5${identity.nir.startsWith('1') ? 'M' : 'F'}`,
    `S6${birthDate.iso.split('-').reverse().join('-')}`,
  ];
  return { ok: true, text: header + fields.join(''), signed: false };
}

function closed(value: string, longest: number): string {
  return value.length < longest ? value + groupSeparator : value;
}

/** Capitals of A to Z, space, apostrophe and hyphen: the alphabet of an INS name. */
function insName(name: string): string | null {
  const capitals = asciiName(name)?.toUpperCase() ?? null;
  return capitals !== null && /^[A-Z' -]+$/.test(capitals) ? capitals : null;
}
