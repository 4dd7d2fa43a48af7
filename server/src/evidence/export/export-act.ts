/**
 * Takes one act out of the database: its evidence opened, its place in the ledger proven, the whole sealed; then told to
 * people (PDF) and to software (FHIR). Whoever reads evidence leaves a line of audit: it is written before anything is
 * handed out.
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
import type { ReceiptKey } from '../receipt-key.ts';
import { certificatesIn } from '../signing-certificate.ts';
import { bundleOf } from './bundle-of.ts';
import { type FhirBundle, fhirBundleOf } from './fhir/fhir-bundle.ts';
import { drawPaper } from './paper/draw-paper.ts';
import { paperOf } from './paper/paper-of.ts';
import { policyOf, type Trusted } from './policy-of.ts';
import { type About, readSurroundings } from './read-surroundings.ts';
import { sealBundle } from './seal-bundle.ts';
import { toldAct } from './told-act.ts';

export interface ExportParts extends Omit<Trusted, 'logKey' | 'kioskCa' | 'receipt'> {
  receipt: ReceiptKey;
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
  about: About;
  /** Who exports, for the audit trail: one word. */
  by: string;
}

/**
 * waiting: some of its entries have no number yet. incomplete: a witness or the time stamp is still to come. Both pass
 * in a few seconds while the server runs. not-in-ledger, other-key: somebody has changed rows, or settings are not those
 * of the server. The others are those of reading: an erased act is `destroyed`. Neither paper nor FHIR is made yet of what
 * was asked at home: the bundle proves it alone.
 */
export type Exported =
  | { outcome: 'exported'; bundle: Bundle; policy: Policy; fhir: FhirBundle | null; pdf: Buffer | null }
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
  const bundle = await sealBundle(
    parts.receipt,
    bundleOf({ actId, entries, proved, exportedAt: parts.now() }),
  );
  const policy = policyOf({ ...parts, logKey, kioskCa });
  await auditExport(parts, actId);
  return { outcome: 'exported', bundle, policy, ...(await told(parts, bundle)) };
}

/** The same act for people and for software. The PDF carries the bundle inside, byte for byte as it is written. */
async function told({ database, vault, about }: ExportParts, bundle: Bundle) {
  const act = toldAct(bundle);
  if (!act) return { pdf: null, fhir: null };
  const around = await readSurroundings(database, vault, act, about);
  const attachment = {
    name: 'bundle.json',
    bytes: Buffer.from(bundleText(bundle)),
    description: 'Dossier de preuve signé',
  };
  const pdf = await drawPaper(paperOf(act, around), attachment, new Date(bundle.exportedAt));
  return { pdf, fhir: fhirBundleOf(act, around) };
}

export const bundleText = (bundle: Bundle): string => JSON.stringify(bundle);

function hasSigned(key: VerifierKey, checkpoint: StoredCheckpoint): boolean {
  return isSignedHead(checkpoint.note, checkpoint, [key]);
}

/** An act asked at home has no certificate: any of them, for the policy's sake. */
function authorityOf(authorities: string, certificates: string[]): Trusted['kioskCa'] | undefined {
  const [certificate] = certificates.flatMap(certificatesIn);
  const known = certificatesIn(authorities);
  return certificate ? known.find((one) => certificate.verify(one.publicKey)) : known[0];
}

async function auditExport({ database, newId, by }: ExportParts, actId: string): Promise<void> {
  await database.query({
    text: `insert into audit_events (id, type, record_id, closure_id, detail)
           select $1, 'evidence-exported', r.id, c.id, $3
             from (select $2::uuid as id) act
             left join records r using (id)
             left join closures c using (id)`,
    values: [newId(), actId, by],
  });
}
