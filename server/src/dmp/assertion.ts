/**
 * The VIHF 3.0: who asks, from which structure, for which patient (SAML 2.0, dmp-protocol.md §11). Unsigned here:
 * `seal.ts` puts the signature right after the issuer. There are no Conditions: freshness is judged on IssueInstant.
 */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Nir } from '../../contract/index.ts';
import type { Author } from './message/author.ts';
import { type Access, smartcard } from './options.ts';
import { namespaces, oids } from './vocabulary.ts';

export interface AssertionFacts {
  /** UUID; the ID attribute gets a letter before it, an XML ID never starts with a digit. */
  id: string;
  now: Date;
  /** Name of the sealing certificate. */
  issuer: string;
  author: Author;
  access: Access;
  sector: string;
  insOid: string;
  nir: Nir;
  software: { id: string; name: string; version: string; homologationId: string };
}

export function addAssertion(security: XMLBuilder, facts: AssertionFacts): void {
  const instant = facts.now.toISOString();
  const assertion = security.ele(namespaces.saml2, 'saml2:Assertion', {
    ID: `_${facts.id}`,
    IssueInstant: instant,
    Version: '2.0',
  });
  assertion
    .ele('saml2:Issuer', { Format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName' })
    .txt(facts.issuer);
  assertion.ele('saml2:Subject').ele('saml2:NameID').txt(facts.author.id);
  addAuthentication(assertion.ele('saml2:AuthnStatement', { AuthnInstant: instant }), facts.access);
  addAttributes(assertion.ele('saml2:AttributeStatement'), facts);
}

/** AuthnContextDecl belongs to INDIRECTE_RENFORCEE alone (§11). */
function addAuthentication(statement: XMLBuilder, access: Access): void {
  const context = statement.ele('saml2:AuthnContext');
  const inPerson = access.mode === 'INDIRECTE_RENFORCEE' ? access : null;
  context.ele('saml2:AuthnContextClassRef').txt(inPerson?.contextClass ?? smartcard);
  if (inPerson) context.ele('saml2:AuthnContextDecl').txt(inPerson.declaration);
}

function addAttributes(statement: XMLBuilder, facts: AssertionFacts): void {
  const { author, software } = facts;
  const texts: [name: string, value: string][] = [
    ['Identifiant_Structure', author.structure.id],
    ['Secteur_Activite', `${facts.sector}^${oids.sector}`],
    ['urn:oasis:names:tc:xspa:1.0:subject:subject-id', `${author.given} ${author.family}`],
    ['VIHF_Version', '3.0'],
    ['Authentification_mode', facts.access.mode],
    ['urn:oasis:names:tc:xacml:2.0:resource:resource-id', `${facts.nir}^^^&${facts.insOid}&ISO^NH`],
    ['Ressource_URN', 'urn:dmp'],
    ['LPS_ID', software.id],
    ['LPS_Nom', software.name],
    ['LPS_Version', software.version],
    ['LPS_ID_HOMOLOGATION_DMP', software.homologationId],
  ];
  for (const [name, value] of texts) addAttribute(statement, name).ele('saml2:AttributeValue').txt(value);
  addRoles(statement, author);
  addCode(addAttribute(statement, 'urn:oasis:names:tc:xspa:1.0:subject:purposeofuse'), 'PurposeOfUse', {
    code: 'normal',
    codeSystem: oids.purposeOfUse,
    codeSystemName: 'mode acces VIHF 2.0',
  });
}

/** One attribute, one value for the profession, a second one for doctors (know-how) and pharmacists (section). */
function addRoles(statement: XMLBuilder, { role }: Author): void {
  const attribute = addAttribute(statement, 'urn:oasis:names:tc:xacml:2.0:subject:role');
  addCode(attribute, 'Role', { code: role.profession, codeSystem: oids.profession });
  if (!role.second) return;
  const codeSystem = role.profession === '21' ? oids.pharmacistSection : oids.knowHow;
  addCode(attribute, 'Role', { code: role.second, codeSystem });
}

function addAttribute(statement: XMLBuilder, name: string): XMLBuilder {
  return statement.ele('saml2:Attribute', { Name: name });
}

function addCode(attribute: XMLBuilder, element: string, code: Record<string, string>): void {
  attribute
    .ele('saml2:AttributeValue')
    .ele(namespaces.hl7, element)
    .att(namespaces.xsi, 'xsi:type', 'CE')
    .att(code);
}
