/** Invented people (order number 000 or public test NIR), and requests about them. */
import { argon2Sync, randomInt, randomUUIDv7 } from 'node:crypto';
import {
  type ActivationCode,
  activationDigestV1,
  checkNir,
  type Identity,
  newActivationCode,
  nirKey,
} from '../../../server/contract/index.ts';
import type { Closure, Opening } from './evidence.ts';
import { closureNotice, openingNotice } from './notices.ts';

export const helene: Identity = person('285057800600028', 'DUPONT', 'HÉLÈNE', '19850500');
export const ange: Identity = person('184052A32100030', 'SANTONI', 'ANGE', '19840512');

export function person(nir: string, familyName: string, firstName: string, birthDate: string): Identity {
  const check = checkNir(nir);
  if (!check.ok) throw new Error(`a test NIR is wrong: ${check.reason}`);
  return { nir: check.nir, familyName, firstName, birthDate };
}

/** Somebody who has not come yet. */
export function someone(): Identity {
  const first13 = `18505${String(randomInt(1, 96)).padStart(2, '0')}${String(randomInt(1_000_000)).padStart(6, '0')}`;
  return person(first13 + nirKey(first13), 'ESSAI', 'PERSONNE', '19850512');
}

/** A child who has not come yet. */
export function someChild(): Identity {
  const first13 = `11605${String(randomInt(1, 96)).padStart(2, '0')}${String(randomInt(1_000_000)).padStart(6, '0')}`;
  return person(first13 + nirKey(first13), 'ESSAI', 'ENFANT', '20160512');
}

export interface Ticket {
  requestId: string;
  code: ActivationCode;
  request: Opening;
}

/** What the kiosk sends for a person who consents, and the code that it keeps for the ticket. */
export function ticketFor(identity: Identity): Ticket {
  const code = newActivationCode(randomInt);
  return { requestId: randomUUIDv7(), code, request: requestFor(identity, digestOf(code)) };
}

export function requestFor(identity: Identity, activationDigest: string): Opening {
  return {
    identity,
    act: 'open',
    consent: {
      notice: openingNotice,
      language: 'fr',
      actor: 'self',
      papersCallId: null,
      understood: 'quiz',
      assisted: false,
      breakGlassConsent: true,
      emergencyCallConsent: false,
      answeredAt: '2026-11-22T09:00:00.000Z',
    },
    activationDigest,
  };
}

/** What the kiosk sends for a person who closes their record. */
export function closureFor(identity: Identity): Closure {
  return {
    identity,
    notice: closureNotice,
    language: 'fr',
    actor: 'self',
    papersCallId: null,
    confirmedAt: '2026-11-22T09:30:00.000Z',
  };
}

export function digestOf(code: ActivationCode): string {
  const { algorithm, salt, memoryKiB, passes, parallelism, bytes } = activationDigestV1;
  const parameters = { message: code, nonce: salt, memory: memoryKiB, passes, parallelism, tagLength: bytes };
  return argon2Sync(algorithm, parameters).toString('base64url');
}

/** A digest that costs nothing, for tests in which nobody redeems. */
export function anyDigest(): string {
  return Buffer.from(Array.from({ length: 32 }, () => randomInt(256))).toString('base64url');
}
