/** The two contexts of the Assurance maladie: who is covered (BAM) and by which software one asks (LPS) (dmp-protocol.md §14). */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Nir } from '../../../contract/index.ts';
import { insiDate } from '../names.ts';
import type { Beneficiary } from '../vitale-assertion.ts';
import { insiNamespaces } from '../vocabulary.ts';

export interface ContextFacts {
  /** UUID of this context. */
  id: string;
  now: Date;
  /** PS_IdNat, or Struct_IdNat. */
  sender: string;
}

export interface CoverageFacts extends ContextFacts {
  /** Absent for a search by traits: the coverage stays empty. */
  cover?: { beneficiary: Beneficiary; own: Nir | null };
}

export interface SoftwareFacts extends ContextFacts {
  /** `authorization` is the number that the CNDA gave the software; `instance` a UUID of this installation. */
  software: { name: string; version: string; authorization: string; instance: string };
}

export function addCoverageContext(header: XMLBuilder, { cover, ...facts }: CoverageFacts): void {
  const context = header.ele(insiNamespaces.bam, 'ctxbam:ContexteBAM', { Version: '01_02' });
  addHead(context, 'ctxbam', facts);
  const coverage = context.ele('ctxbam:COUVERTURE');
  if (!cover) return;
  const { insured, birthDate, birthRank } = cover.beneficiary;
  coverage.ele('ctxbam:ASSURE').ele('ctxbam:Id').ele('ctxbam:Num').txt(numberOf(insured));
  const beneficiary = coverage.ele('ctxbam:BENEFICIAIRE');
  if (cover.own !== null) beneficiary.ele('ctxbam:Nir').ele('ctxbam:Num').txt(numberOf(cover.own));
  beneficiary.ele('ctxbam:DateNai').txt(insiDate(birthDate));
  beneficiary.ele('ctxbam:Rang').txt(`${birthRank}`);
}

export function addSoftwareContext(header: XMLBuilder, { software, ...facts }: SoftwareFacts): void {
  const context = header.ele(insiNamespaces.lps, 'ctxlps:ContexteLPS', {
    Nature: 'CTXLPS',
    Version: '01_00',
  });
  addHead(context, 'ctxlps', facts);
  const told = context.ele('ctxlps:LPS');
  told.ele('ctxlps:IDAM', { R: '4' }).txt(software.authorization);
  told.ele('ctxlps:Version').txt(software.version);
  told.ele('ctxlps:Instance').txt(software.instance);
  told.ele('ctxlps:Nom').txt(`urn:lps:${software.name}:${software.version}`);
}

/** Thirteen characters: these headers leave the key out. */
export function numberOf(nir: Nir): string {
  return nir.slice(0, 13);
}

function addHead(context: XMLBuilder, prefix: string, { id, now, sender }: ContextFacts): void {
  context.ele(`${prefix}:Id`).txt(id);
  context.ele(`${prefix}:Temps`).txt(now.toISOString());
  context.ele(`${prefix}:Emetteur`).txt(sender);
}
