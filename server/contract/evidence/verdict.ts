/** What a verifier says of a bundle. Two verifiers must agree on `ok`; the reason only helps whoever looks for the fault. */

/**
 * malformed: not the JSON, the encodings or the fields of a bundle (or of a policy). unknown-field: one field too many.
 * kiosk-certificate: not from the kiosk authority, not valid when answered, not the kiosk's or not for signing.
 * kiosk-signature, server-signature: header, key or signature. entry-mismatch: the entries are not about one act, or
 * contradict each other. leaf-not-included: the log of this checkpoint does not hold an entry. checkpoint-signature:
 * not a checkpoint of the trusted log. witness-quorum: too few witnesses, or one whose signature is false.
 * timestamp: absent where required, or false. bundle-signature: the seal is none of the server's over this bundle.
 */
export const refusalReasons = [
  'malformed',
  'unknown-field',
  'kiosk-certificate',
  'kiosk-signature',
  'server-signature',
  'entry-mismatch',
  'leaf-not-included',
  'checkpoint-signature',
  'witness-quorum',
  'timestamp',
  'bundle-signature',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** `entries`: how many; `treeSize`: leaves of the log at the checkpoint. */
export type Verdict =
  | { ok: true; actId: string; entries: number; treeSize: number }
  | { ok: false; reason: RefusalReason };
