/** The status of a digital identity (FHIR R5 v2-0445, RNIV; dmp-protocol.md §14). Pure. */

/**
 * PROV: typed, or read from a card. RECUP: INSi answered. VALI: somebody saw a high-trust document (passport, identity
 * card of the EU, EEA or Switzerland, residence permit; a carte Vitale and a driving licence are none). QUAL: both.
 */
export type IdentityStatus = 'PROV' | 'RECUP' | 'VALI' | 'QUAL';

export interface IdentityEvidence {
  /** INSi answered with one person, and the matricule is hers. */
  fromInsi: boolean;
  /** A trained person compared a high-trust document with the traits. */
  documentSeen: boolean;
}

export function identityStatus({ fromInsi, documentSeen }: IdentityEvidence): IdentityStatus {
  if (fromInsi) return documentSeen ? 'QUAL' : 'RECUP';
  return documentSeen ? 'VALI' : 'PROV';
}

/** The matricule leaves the structure only when it is qualified. */
export function mayShareMatricule(status: IdentityStatus): boolean {
  return status === 'QUAL';
}
