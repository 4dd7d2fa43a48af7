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
import { type ReadEntry, type ReadEvidence, readEvidence } from '../evidence-reader.ts';
import type { ReceiptKey } from '../receipt-key.ts';
import { certificatesIn } from '../signing-certificate.ts';
import { bundleName } from './bundle-name.ts';
import { bundleOf, type ProvedAct } from './bundle-of.ts';
import { bundleParts } from './bundle-parts.ts';
import { type FhirBundle, fhirBundleOf } from './fhir/fhir-bundle.ts';
import { drawPaper } from './paper/draw-paper.ts';
import { paperOf } from './paper/paper-of.ts';
import { policyOf, type Trusted } from './policy-of.ts';
import { type About, readSurroundings } from './read-surroundings.ts';
import { sealBundle } from './seal-bundle.ts';
import { type Bundles, toldAct } from './told-act.ts';

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
 * of the server. The others are those of reading: an erased act is `destroyed`.
 */
export type Exported =
  | { outcome: 'exported'; bundles: Bundles; policy: Policy; fhir: FhirBundle; pdf: Buffer }
  | { outcome: 'waiting' | 'incomplete' | 'not-in-ledger' | 'other-key' }
  | Exclude<ReadEvidence, { outcome: 'open' }>;

/** Throws when the database does, and when what was kept or the ledger has been tampered with. */
export async function exportAct(parts: ExportParts, actId: string): Promise<Exported> {
  const read = await readEvidence(parts.database, parts.vault, actId);
  if (read.outcome !== 'open') return read;
  const files = await proveFiles(parts, bundleParts(read.entries));
  if ('outcome' in files) return files;
  const logKey = parts.logKeys.find((key) => files.every(({ proved }) => hasSigned(key, proved.checkpoint)));
  const kioskCa = authorityOf(
    parts.kioskCas,
    read.entries.flatMap(({ certificate }) => certificate ?? []),
  );
  if (!logKey || !kioskCa) return { outcome: 'other-key' };
  const bundles = await sealFiles(parts, actId, files);
  const policy = policyOf({ ...parts, logKey, kioskCa });
  await auditExport(parts, actId);
  return { outcome: 'exported', bundles, policy, ...(await told(parts, bundles)) };
}

type File = Pick<ProvedAct, 'entries' | 'proved'>;

async function proveFiles(
  { database, timestamped, witnesses }: ExportParts,
  files: ReadEntry[][],
): Promise<File[] | { outcome: 'waiting' | 'incomplete' | 'not-in-ledger' }> {
  const proofs = ledgerProofs({
    ...{ database, store: ledgerStore(database), timestamped },
    witnesses: [...witnesses],
  });
  const all: File[] = [];
  for (const entries of files) {
    const proved = await proofs.prove(entries.map(({ id }) => id));
    if (proved.outcome === 'unknown') return { outcome: 'not-in-ledger' };
    if (proved.outcome === 'waiting') return proved;
    if (!proved.complete) return { outcome: 'incomplete' };
    all.push({ entries, proved });
  }
  return all;
}

async function sealFiles({ receipt, now }: ExportParts, actId: string, files: File[]): Promise<Bundles> {
  const exportedAt = now();
  const [first, ...others] = await Promise.all(
    files.map((file, rank) => {
      const part = files.length === 1 ? undefined : { number: rank + 1, of: files.length };
      return sealBundle(receipt, bundleOf({ ...file, actId, exportedAt, part }));
    }),
  );
  if (!first) throw new Error('an act without a file');
  return [first, ...others];
}

/** The same act for people and for software. The PDF carries each bundle inside, byte for byte as it is written. */
async function told({ database, vault, about }: ExportParts, bundles: Bundles) {
  const act = toldAct(bundles);
  const around = await readSurroundings(database, vault, act, about);
  const attachments = bundles.map((bundle, rank) => ({
    name: bundleName(rank),
    bytes: Buffer.from(bundleText(bundle)),
    description: 'Dossier de preuve signé',
  }));
  const pdf = await drawPaper(paperOf(act, around), attachments, new Date(bundles[0].exportedAt));
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
