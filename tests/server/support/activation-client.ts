/** A patient's browser, as far as the wire knows it. */
import type { Identity } from '../../../server/contract/index.ts';

export interface Typed {
  code: string;
  birthDate: { day: string; month: string; year: string };
  nirEnd: string;
}

/** What the person themself would type. */
export function typedBy(identity: Identity, code: string): Typed {
  const { birthDate: date, nir } = identity;
  return {
    code,
    birthDate: { year: date.slice(0, 4), month: date.slice(4, 6), day: date.slice(6) },
    nirEnd: nir.slice(-4),
  };
}

export async function activate(
  publicUrl: string,
  typed: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${publicUrl}/api/activation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(typed),
  });
  return { status: response.status, body: await response.json() };
}
