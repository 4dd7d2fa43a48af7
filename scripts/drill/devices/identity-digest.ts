/** Names of people in one direction only: two processes compare what was read without telling each other what it is. */
import { createHash } from 'node:crypto';

/** Family name, first name, birth date as written, country, and the number, or the word for its absence or fault. */
export type WrittenHolder = readonly [string, string, string, string, string];

export function identityDigest(holders: readonly WrittenHolder[]): string {
  return createHash('sha256').update(JSON.stringify(holders)).digest('base64url');
}
