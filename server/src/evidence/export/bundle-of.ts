/** What one person gets about one act, made of what was kept and of where the ledger holds it. Pure. */
import { X509Certificate } from 'node:crypto';
import { type Bundle, BundleSchema, type UnsealedBundle } from '../../../contract/evidence/index.ts';
import type { Proved } from '../../ledger/proofs.ts';
import type { ReadEntry } from '../evidence-reader.ts';

export interface ProvedAct {
  actId: string;
  entries: readonly ReadEntry[];
  proved: Extract<Proved, { outcome: 'proved' }>;
  exportedAt: Date;
  /** Undefined: there is one file. */
  part: Bundle['part'];
}

/** Throws when it would be no bundle: a mistake of ours, or rows that somebody has changed. */
export function bundleOf({ actId, entries, proved, exportedAt, part }: ProvedAct): UnsealedBundle {
  const kept = new Map(entries.map((entry) => [entry.id, entry]));
  const { note, timestamp } = proved.checkpoint;
  return BundleSchema.omit({ seal: true }).parse({
    v: 1,
    actId,
    entries: proved.entries.map(({ id, index, proof }) => {
      const { texts, salt, certificate } = kept.get(id) ?? {};
      return {
        ...{ texts, salt, index },
        proof: proof.map((hash) => hash.toString('base64')),
        kioskCertificate: certificate ? onePem(certificate) : null,
      };
    }),
    checkpoint: note,
    timestamp: timestamp?.toString('base64') ?? null,
    exportedAt: exportedAt.toISOString(),
    ...(part === undefined ? {} : { part }),
  });
}

/** A kiosk may have sent it with other line ends or text around; a bundle has one spelling of it. */
function onePem(text: string): string {
  return new X509Certificate(text).toString();
}
