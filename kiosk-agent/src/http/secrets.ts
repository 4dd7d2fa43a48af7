/** Secrets of this boot: made here, compared without telling how much was right. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits as 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function isSecret(given: string | undefined, secret: string): boolean {
  return given !== undefined && timingSafeEqual(digest(given), digest(secret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
