/**
 * The national number (NIR) as printed on a carte Vitale: 13 characters and a two-digit key.
 * Rules: INSEE. Corsica keeps its letter (2A, 2B); only the sum replaces it by 19 and 18.
 */
import { z } from 'zod';

export type Nir = string & { readonly brand: 'Nir' };

export type NirRefusal = 'shape' | 'first-digit' | 'month' | 'key';

export type NirCheck = { ok: true; nir: Nir } | { ok: false; reason: NirRefusal };

const shape = /^[1-8]\d{4}(?:\d{2}|2[AB])\d{6}\d{2}$/;

/** Checks shape, first digit (5 and 6 are internal to the CNAM), month and key. Separators are not accepted. */
export function checkNir(text: string): NirCheck {
  if (!shape.test(text)) return { ok: false, reason: 'shape' };
  if (text[0] === '5' || text[0] === '6') return { ok: false, reason: 'first-digit' };
  if (!monthIsPossible(Number(text.slice(3, 5)))) return { ok: false, reason: 'month' };
  if (nirKey(text.slice(0, 13)) !== text.slice(13)) return { ok: false, reason: 'key' };
  return { ok: true, nir: text as Nir };
}

/** Key of the first 13 characters: 97 − (number mod 97), two digits, 01 to 97. */
export function nirKey(first13: string): string {
  const department = first13.slice(5, 7).replace('2A', '19').replace('2B', '18');
  const digits = first13.slice(0, 5) + department + first13.slice(7);
  return String(97 - Number(BigInt(digits) % 97n)).padStart(2, '0');
}

/** 01–12, or 20–99 for registrations without a known month; 00 and 13–19 are never given. */
function monthIsPossible(month: number): boolean {
  return (month >= 1 && month <= 12) || month >= 20;
}

export const NirSchema = z.string().transform((text, context): Nir => {
  const check = checkNir(text);
  if (check.ok) return check.nir;
  // The number itself stays out of the message: messages end in logs.
  context.addIssue({ code: 'custom', message: `nir:${check.reason}` });
  return z.NEVER;
});
