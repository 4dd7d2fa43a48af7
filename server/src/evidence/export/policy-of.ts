/**
 * What a verifier would have to trust to believe this server: for whoever gives policies out. Handed over together with
 * a bundle it proves only that the two fit; a verifier gets it from elsewhere. Pure.
 */
import { X509Certificate } from 'node:crypto';
import { type Policy, PolicySchema } from '../../../contract/evidence/index.ts';
import { type VerifierKey, vkeyOf } from '../../ledger/verifier-key.ts';
import type { PublicReceiptKey } from '../receipt-key.ts';

export interface Trusted {
  origin: string;
  /** The one that signed the checkpoint. */
  logKey: VerifierKey;
  /** All of them must have cosigned. */
  witnesses: readonly VerifierKey[];
  receipt: PublicReceiptKey;
  /** Of the past, whose countersignatures still stand. */
  formerReceipts: readonly PublicReceiptKey[];
  kioskCa: X509Certificate;
  /** PEM; null: no time stamp is asked for. */
  tsaCa: string | null;
}

export function policyOf(trusted: Trusted): Policy {
  const { origin, logKey, witnesses, receipt, formerReceipts, kioskCa, tsaCa } = trusted;
  const former = formerReceipts.filter(({ kid }) => kid !== receipt.kid);
  return PolicySchema.parse({
    v: 1,
    origin,
    logKey: vkeyOf(logKey),
    witnesses: witnesses.map(vkeyOf),
    quorum: witnesses.length,
    serverKeys: [receipt, ...former].map(({ kid, jwk }) => ({ kid, jwk })),
    kioskCa: kioskCa.toString(),
    tsaCa: tsaCa === null ? null : new X509Certificate(tsaCa).toString(),
    timestampRequired: tsaCa !== null,
  });
}
