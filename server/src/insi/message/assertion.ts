/** Who asks, for INSi (SAML 2.0). Unsigned here: `dmp/seal.ts` puts the signature right after the issuer. */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { namespaces } from '../../dmp/vocabulary.ts';

export interface InsiAssertionFacts {
  /** UUID; an XML ID never starts with a digit. */
  id: string;
  now: Date;
  /** Name of the sealing certificate. */
  issuer: string;
  /** PS_IdNat. */
  professional: string;
  /** identifiantFacturation: nine digits. */
  billingId: string;
  /** TRE_R02 code. */
  sector: string;
}

export function addInsiAssertion(security: XMLBuilder, facts: InsiAssertionFacts): void {
  const assertion = security.ele(namespaces.saml2, 'saml2:Assertion', {
    ID: `_${facts.id}`,
    IssueInstant: facts.now.toISOString(),
    Version: '2.0',
  });
  assertion
    .ele('saml2:Issuer', { Format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName' })
    .txt(facts.issuer);
  assertion.ele('saml2:Subject').ele('saml2:NameID', { NameQualifier: 'CPS' }).txt(facts.professional);
  const statement = assertion.ele('saml2:AttributeStatement');
  for (const [name, value] of [
    ['identifiantFacturation', facts.billingId],
    ['secteurActivite', facts.sector],
  ] as const) {
    statement.ele('saml2:Attribute', { Name: name }).ele('saml2:AttributeValue').txt(value);
  }
}
