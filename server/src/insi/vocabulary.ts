/** Names fixed by INSi and by the headers of the Assurance maladie. Data only (dmp-protocol.md §14, WSDL DESIR_ICIR_EXP_1.5.0). */

export const insiNamespaces = {
  bam: 'urn:siram:bam:ctxbam',
  lps: 'urn:siram:lps:ctxlps',
  siram: 'urn:siram',
  byTraits: 'http://www.cnamts.fr/INSiRecSans',
  byCard: 'http://www.cnamts.fr/INSiRecVit',
  result: 'http://www.cnamts.fr/INSiResultat',
} as const;

const service = 'urn:ServiceIdentiteCertifiee:1.0.0';
export const insiActions = {
  byTraits: `${service}:rechercherInsAvecTraitsIdentite`,
  byCard: `${service}:rechercherInsAvecCarteVitale`,
} as const;

/** Every kind of matricule: NIR, NIA, test, demonstration (dmp-protocol.md §12). */
export const insOids: readonly string[] = ['8', '9', '10', '11'].map((end) => `1.2.250.1.213.1.4.${end}`);

/** CodeCR. */
export const reportCodes = { one: '00', none: '01', several: '02' } as const;
