/**
 * What may be stored about a person: an identity sealed with AES-256-GCM, and a keyed index of the NIR.
 * A NIR can be enumerated, so a bare digest of it would be the NIR itself; every digest here has a key.
 */
import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  CardDateSchema,
  type CloseRecord,
  type CreateRecord,
  type Identity,
  type Nir,
} from '../../contract/index.ts';
import { type RepresentativeName, RepresentativeNameSchema } from '../../contract/representative.ts';

const version = 1;
const ivBytes = 12;
const tagBytes = 16;

/** What was sealed, as read back. The NIR was checked before sealing; the seal's tag vouches for it since. */
const SealedIdentitySchema = z.strictObject({
  nir: z.string().transform((text) => text as Nir),
  familyName: z.string(),
  firstName: z.string(),
  birthDate: CardDateSchema,
});

/** Who an act is about; who answered in their place, where the counter took down a name. */
export interface SealedPeople {
  identity: Identity;
  representative: RepresentativeName | null;
}

/** Rows of before the name was taken down hold the identity alone. */
const SealedPeopleSchema = SealedIdentitySchema.extend({
  representative: RepresentativeNameSchema.optional(),
}).transform(({ representative = null, ...identity }): SealedPeople => ({ identity, representative }));

/** Version byte, IV, tag, ciphertext. The record's id is bound in: a row copied to another id does not open. */
export function sealIdentity(
  key: KeyObject,
  recordId: string,
  identity: Identity,
  representative: RepresentativeName | null = null,
): Buffer {
  return sealed(key, recordId, representative ? { ...identity, representative } : identity);
}

/** Opens what `sealIdentity` made. Throws on any change of the bytes, of the key or of the record's id. */
export function openIdentity(key: KeyObject, recordId: string, bytes: Buffer): SealedPeople {
  return SealedPeopleSchema.parse(opened(key, recordId, bytes));
}

/** The same for a name that no act holds yet, bound to its call. */
export function sealRepresentative(key: KeyObject, callId: string, name: RepresentativeName): Buffer {
  return sealed(key, `representative/${callId}`, name);
}

export function openRepresentative(key: KeyObject, callId: string, bytes: Buffer): RepresentativeName {
  return RepresentativeNameSchema.parse(opened(key, `representative/${callId}`, bytes));
}

function sealed(key: KeyObject, boundTo: string, content: object): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(boundTo));
  const text = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), text]);
}

function opened(key: KeyObject, boundTo: string, bytes: Buffer): unknown {
  if (bytes[0] !== version) throw new Error(`sealed identity of unknown version ${bytes[0]}`);
  const body = 1 + ivBytes + tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + ivBytes));
  decipher.setAAD(Buffer.from(boundTo));
  decipher.setAuthTag(bytes.subarray(1 + ivBytes, body));
  const text = Buffer.concat([decipher.update(bytes.subarray(body)), decipher.final()]).toString('utf8');
  return JSON.parse(text);
}

/** Finds a person without knowing who it is: 32 bytes. */
export function personIndex(key: KeyObject, nir: Nir): Buffer {
  return createHmac('sha256', key).update(`person/v1\n${nir}`).digest();
}

/** Who an evidence entry is about, to whoever has the key and to nobody else: 64 hexadecimal digits. */
export function evidenceSubject(key: KeyObject, nir: Nir): string {
  return createHmac('sha256', key).update(`evidence-subject/v1\n${nir}`).digest('hex');
}

/** Tells a replay from another request: 32 bytes over who asks and everything asked, in the contract's order. */
export function requestHash(key: KeyObject, kioskId: string, request: CreateRecord | CloseRecord): Buffer {
  return createHmac('sha256', key)
    .update(`request/v1\n${kioskId}\n${JSON.stringify(request)}`)
    .digest();
}

/** What is stored of an activation code: HMAC of the argon2id digest that the kiosk sends (base64url). */
export function codeHash(pepper: KeyObject, digest: Buffer): Buffer {
  return createHmac('sha256', pepper).update(digest).digest();
}

/** A stand-in for a value that must not be stored (a network, a date of birth): 32 hexadecimal digits. */
export function pseudonym(key: KeyObject, kind: string, value: string): string {
  return createHmac('sha256', key).update(`${kind}\n${value}`).digest('hex').slice(0, 32);
}
