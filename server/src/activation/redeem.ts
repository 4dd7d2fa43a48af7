/**
 * Redeems an activation code. Unknown, used, replaced, expired, locked, erased and "right code, wrong person" end in
 * one answer after the same work: one digest, one look-up, one unwrapping and unsealing, one write.
 */
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import type { ActivationCode, Identity, Nir } from '../../contract/index.ts';
import type { IdentitySeal, StoredIdentity } from '../secrets/identity-seal.ts';
import { codeHash } from '../secrets/sealing.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { codeDigest } from './code-digest.ts';
import type { CodeStore } from './code-store.ts';
import type { Gate } from './gate.ts';
import { personMatches, type Stated } from './person-check.ts';

export interface RedeemParts<Answer> {
  codes: {
    holder: CodeStore['holder'];
    redeem(codeHash: Buffer, personMatches: boolean): Promise<Answer>;
  };
  secrets: Secrets;
  identities: IdentitySeal;
  gate: Gate;
}

/** busy: too many digests are waiting; nothing was counted. */
export type Redeem<Answer> = (code: ActivationCode, stated: Stated) => Promise<Answer | 'busy'>;

/** What the code is good for is the store's to say: it may activate a record, or open the page again. */
export function redeemCode<Answer>({
  codes,
  secrets,
  identities,
  gate,
}: RedeemParts<Answer>): Redeem<Answer> {
  const identityOf = holderOrNobody(identities);
  return async (code, stated) => {
    const digest = await codeDigest(gate, code);
    if (!digest) return 'busy';
    const hash = codeHash(secrets.codePepper, digest);
    const holder = await codes.holder(hash);
    const matches = personMatches(await identityOf(holder), stated);
    return codes.redeem(hash, holder !== null && matches);
  };
}

/** The person whose code it is; nobody for an unknown code, and for one whose identity is out of the vault's reach. */
function holderOrNobody(identities: IdentitySeal): (holder: StoredIdentity | null) => Promise<Identity> {
  const nobody = noPerson();
  let sealed = sealedNobody(identities, nobody);
  return async (holder) => {
    const opened = await identities.open(holder ?? (await sealed));
    if (opened.outcome === 'open') return opened.identity;
    // Not worth a failure: the key that sealed nobody may have been destroyed after a rotation.
    if (!holder) sealed = sealedNobody(identities, nobody);
    return nobody;
  };
}

/** What an unknown code is compared with. Its date and its NIR are no person's: nothing typed equals them. */
function noPerson(): Identity {
  const filler = randomBytes(8).toString('hex');
  return { nir: filler as Nir, familyName: filler, firstName: filler, birthDate: '99999999' };
}

async function sealedNobody(identities: IdentitySeal, nobody: Identity): Promise<StoredIdentity> {
  const actId = randomUUIDv7();
  const sealed = await identities.seal(actId, nobody);
  if (sealed === 'destroyed') throw new Error('a new id cannot be destroyed');
  return {
    actId,
    identitySealed: sealed.sealed,
    keyId: sealed.key.keyId,
    wrappedKey: sealed.key.bytes,
  };
}
