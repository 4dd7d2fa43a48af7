/**
 * Takes one act out of the database: its evidence opened, its place in the ledger proven. Whoever reads evidence leaves
 * a line of audit: it is written before anything is handed out.
 */
import type { Bundle, Policy } from '../../../contract/evidence/index.ts';
import type { Database } from '../../db/database.ts';
import type { StoredCheckpoint } from '../../ledger/ledger-store.ts';
import { ledgerStore } from '../../ledger/ledger-store.ts';
import { ledgerProofs } from '../../ledger/proofs.ts';
import { isSignedHead } from '../../ledger/sequencer.ts';
import type { VerifierKey } from '../../ledger/verifier-key.ts';
import type { KeyVault } from '../../secrets/key-vault.ts';
import { type ReadEvidence, readEvidence } from '../evidence-reader.ts';
import { certificatesIn } from '../signing-certificate.ts';
import { bundleOf } from './bundle-of.ts';
import { policyOf, type Trusted } from './policy-of.ts';

export interface ExportParts extends Omit<Trusted, 'logKey' | 'kioskCa'> {
  database: Database;
  vault: KeyVault;
  /** The ledger's key, then its former ones. */
  logKeys: readonly VerifierKey[];
  /** PEM, one or several. */
  kioskCas: string;
  /** Checkpoints are to be stamped. */
  timestamped: boolean;
  now: () => Date;
  newId: () => string;
}

/**
 * waiting: some of its entries have no number yet. incomplete: a witness or the time stamp is still to come. Both pass
 * in a few seconds while the server runs. not-in-ledger, other-key: somebody has changed rows, or settings are not those
 * of the server. The others are those of reading: an erased act is `destroyed`.
 */
export type Exported =
  | { outcome: 'exported'; bundle: Bundle; policy: Policy }
  | { outcome: 'waiting' | 'incomplete' | 'not-in-ledger' | 'other-key' }
  | Exclude<ReadEvidence, { outcome: 'open' }>;

/** Throws when the database does, and when what was kept or the ledger has been tampered with. */
export async function exportAct(parts: ExportParts, actId: string): Promise<Exported> {
  const { database, vault } = parts;
  const read = await readEvidence(database, vault, actId);
  if (read.outcome !== 'open') return read;
  const { entries } = read;
  const { timestamped, witnesses } = parts;
  const proofs = ledgerProofs({
    ...{ database, store: ledgerStore(database), timestamped },
    witnesses: [...witnesses],
  });
  const proved = await proofs.prove(entries.map(({ id }) => id));
  if (proved.outcome === 'unknown') return { outcome: 'not-in-ledger' };
  if (proved.outcome === 'waiting') return proved;
  if (!proved.complete) return { outcome: 'incomplete' };
  const logKey = parts.logKeys.find((key) => hasSigned(key, proved.checkpoint));
  const kioskCa = authorityOf(
    parts.kioskCas,
    entries.flatMap(({ certificate }) => certificate ?? []),
  );
  if (!logKey || !kioskCa) return { outcome: 'other-key' };
  const bundle = bundleOf({ actId, entries, proved, exportedAt: parts.now() });
  const policy = policyOf({ ...parts, logKey, kioskCa });
  await auditExport(parts, actId);
  return { outcome: 'exported', bundle, policy };
}

function hasSigned(key: VerifierKey, checkpoint: StoredCheckpoint): boolean {
  return isSignedHead(checkpoint.note, checkpoint, [key]);
}

/** An act asked at home has no certificate: any of them, for the policy's sake. */
function authorityOf(authorities: string, certificates: string[]): Trusted['kioskCa'] | undefined {
  const [certificate] = certificates.flatMap(certificatesIn);
  const known = certificatesIn(authorities);
  return certificate ? known.find((one) => certificate.verify(one.publicKey)) : known[0];
}

async function auditExport({ database, newId }: ExportParts, actId: string): Promise<void> {
  await database.query({
    text: `insert into audit_events (id, type, record_id, closure_id, detail)
           select $1, 'evidence-exported', r.id, c.id, 'command'
             from (select $2::uuid as id) act
             left join records r using (id)
             left join closures c using (id)`,
    values: [newId(), actId],
  });
}
