/**
 * Redeems an activation code. Unknown, used, replaced, expired, locked and "right code, wrong person" end in one
 * answer after the same work: one digest, one look-up, one unsealing, one write.
 */
import { randomBytes } from 'node:crypto';
import type { ActivationCode, Nir } from '../../contract/index.ts';
import { codeHash, openIdentity, sealIdentity } from '../secrets/sealing.ts';
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
  gate: Gate;
}

/** busy: too many digests are waiting; nothing was counted. */
export type Redeem<Answer> = (code: ActivationCode, stated: Stated) => Promise<Answer | 'busy'>;

/** What the code is good for is the store's to say: it may activate a record, or open the page again. */
export function redeemCode<Answer>({ codes, secrets, gate }: RedeemParts<Answer>): Redeem<Answer> {
  const nobody = sealedNobody(secrets);
  return async (code, stated) => {
    const digest = await codeDigest(gate, code);
    if (!digest) return 'busy';
    const hash = codeHash(secrets.codePepper, digest);
    const holder = await codes.holder(hash);
    const { recordId, identitySealed } = holder ?? nobody;
    const identity = openIdentity(secrets.identity, recordId, identitySealed);
    const matches = personMatches(identity, stated);
    return codes.redeem(hash, holder !== null && matches);
  };
}

/** What an unknown code is compared with. Its date and its NIR are no person's: nothing typed equals them. */
function sealedNobody(secrets: Secrets): { recordId: string; identitySealed: Buffer } {
  const recordId = 'nobody';
  const filler = randomBytes(8).toString('hex');
  const identity = { nir: filler as Nir, familyName: filler, firstName: filler, birthDate: '99999999' };
  return { recordId, identitySealed: sealIdentity(secrets.identity, recordId, identity) };
}
