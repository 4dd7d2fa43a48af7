/** What the VIHF says, read from the signed bytes alone (dmp-protocol.md §11). */
import type { X509Certificate } from 'node:crypto';
import type { XmlDocument } from 'libxml2-wasm';
import { accept, refuse, refuseData, type Verdict } from '../verdict.ts';
import { oid } from '../vocabulary.ts';
import { elements, openDocument, single, value } from './document.ts';
import { subjectPart } from './seal-certificate.ts';
import type { SignedAssertion } from './signature.ts';

export interface Vihf {
  professional: string;
  mode: 'DIRECTE' | 'INDIRECTE' | 'INDIRECTE_RENFORCEE';
  /** As the VIHF spells it; null: not said. */
  name: string | null;
  /** G15_21/A: profession, and its second code where there is one. */
  role: string;
  structure: string;
  /** `SA33`. */
  sector: string;
  /** From the resource-id. */
  ins: string;
  insOid: string;
}

const attributePath = (name: string): string =>
  `/saml2:Assertion/saml2:AttributeStatement/saml2:Attribute[@Name='${name}']/saml2:AttributeValue`;

const resourceId = 'urn:oasis:names:tc:xacml:2.0:resource:resource-id';
const mode = 'Authentification_mode';
const role = 'urn:oasis:names:tc:xacml:2.0:subject:role';
const purpose = 'urn:oasis:names:tc:xspa:1.0:subject:purposeofuse';

/** Each mandatory text attribute and what it may hold. */
const texts: [name: string, expected: RegExp][] = [
  ['Identifiant_Structure', /^[134]\S{8,}$/],
  ['Secteur_Activite', /^SA\d\d\^1\.2\.250\.1\.71\.4\.2\.4$/],
  ['urn:oasis:names:tc:xspa:1.0:subject:subject-id', /^\S+ \S/],
  ['VIHF_Version', /^3\.0$/],
  [mode, /^(?:DIRECTE|INDIRECTE|INDIRECTE_RENFORCEE)$/],
  [resourceId, /^[0-9AB]{15}\^\^\^&[0-9.]+&ISO\^NH$/],
  ['Ressource_URN', /^urn:dmp$/],
  ['LPS_ID', /\S/],
  ['LPS_Nom', /\S/],
  ['LPS_Version', /\S/],
  ['LPS_ID_HOMOLOGATION_DMP', /\S/],
];

export function readAssertion(
  signed: SignedAssertion,
  { now, windowSeconds }: { now: Date; windowSeconds: number },
): Verdict<Vihf> {
  const opened = openDocument(signed.text);
  if (!opened.ok) return opened;
  try {
    return (
      wrongTime(opened.value, now, windowSeconds) ??
      wrongIssuer(opened.value, signed.seal) ??
      wrongAttributes(opened.value) ??
      readIdentities(opened.value, signed.seal)
    );
  } finally {
    opened.value.dispose();
  }
}

type Refusal = ReturnType<typeof refuse>;

export function wrongTime(assertion: XmlDocument, now: Date, windowSeconds: number): Refusal | null {
  if (value(assertion, '/saml2:Assertion/@Version') !== '2.0')
    return refuse('wsse:InvalidSecurity', 'L’assertion n’est pas SAML 2.0.');
  const instant = value(assertion, '/saml2:Assertion/@IssueInstant') ?? '';
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(instant))
    return refuse('wsse:InvalidSecurity', 'IssueInstant n’est pas en UTC à la milliseconde.');
  const ageMs = Math.abs(now.getTime() - Date.parse(instant));
  return ageMs > windowSeconds * 1_000 ? refuse('wsse:MessageExpired', 'Le VIHF n’est pas frais.') : null;
}

export function wrongIssuer(assertion: XmlDocument, seal: X509Certificate): Refusal | null {
  const format = value(assertion, '/saml2:Assertion/saml2:Issuer/@Format');
  const issuer = value(assertion, '/saml2:Assertion/saml2:Issuer') ?? '';
  const parts = seal.subject.split('\n');
  const namesSeal = parts.every((part) => issuer.includes(part)) && issuer.length === parts.join().length;
  const isNamed = format === 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName';
  return isNamed && namesSeal && issuer.startsWith('CN=')
    ? null
    : refuse('wsse:InvalidSecurityToken', 'Issuer n’est pas le nom du certificat du cachet, CN d’abord.');
}

function wrongAttributes(assertion: XmlDocument): Refusal | null {
  const wrong = texts.find(([name, expected]) => !expected.test(value(assertion, attributePath(name)) ?? ''));
  if (wrong) return refuseData(`Attribut du VIHF absent ou mal formé : ${wrong[0]}`);
  const profession = `${attributePath(role)}/hl7:Role[@codeSystem='${oid.profession}' and @xsi:type='CE']`;
  if (single(assertion, profession) === null) return refuseData('Le VIHF ne dit pas la profession.');
  const use = `${attributePath(purpose)}/hl7:PurposeOfUse[@codeSystem='${oid.purpose}' and @code='normal']`;
  if (single(assertion, use) === null) return refuseData('Le mode d’accès n’est pas « normal ».');
  const context = '/saml2:Assertion/saml2:AuthnStatement/saml2:AuthnContext/saml2:AuthnContextClassRef';
  if (!value(assertion, context)?.startsWith('urn:oasis:names:tc:SAML:2.0:ac:classes:'))
    return refuseData('Le VIHF ne dit pas comment le professionnel s’est authentifié.');
  const declared = value(assertion, context.replace('ClassRef', 'Decl')) ?? '';
  const mustDeclare = value(assertion, attributePath(mode)) === 'INDIRECTE_RENFORCEE';
  return (declared !== '') === mustDeclare
    ? null
    : refuseData('AuthnContextDecl va avec INDIRECTE_RENFORCEE, et avec elle seule.');
}

function readIdentities(assertion: XmlDocument, seal: X509Certificate): Verdict<Vihf> {
  const professional = value(assertion, '/saml2:Assertion/saml2:Subject/saml2:NameID') ?? '';
  if (!/^[03458]\S{8,}$/.test(professional)) return refuseData('NameID n’est pas un PS_IdNat.');
  const structure = value(assertion, attributePath('Identifiant_Structure')) ?? '';
  if (subjectPart(seal, 'OU') !== structure)
    return refuseData('La structure du VIHF n’est pas celle du cachet.');
  const [ins = '', , , rest = ''] = (value(assertion, attributePath(resourceId)) ?? '').split('^');
  return accept({
    professional,
    mode: readMode(value(assertion, attributePath(mode))),
    name: value(assertion, attributePath('urn:oasis:names:tc:xspa:1.0:subject:subject-id')),
    role: readRole(assertion),
    structure,
    sector: value(assertion, attributePath('Secteur_Activite'))?.slice(0, 4) ?? '',
    ins,
    insOid: rest.split('&')[1] ?? '',
  });
}

/** One of the three: the attribute was checked before. */
function readMode(text: string | null): Vihf['mode'] {
  return text === 'DIRECTE' || text === 'INDIRECTE_RENFORCEE' ? text : 'INDIRECTE';
}

function readRole(assertion: XmlDocument): string {
  const roles = elements(assertion, `${attributePath(role)}/hl7:Role`);
  const isProfession = (system: string | undefined): boolean => system === oid.profession;
  const code = (of: (typeof roles)[number] | undefined): string | undefined => of?.attr('code')?.value;
  const profession = code(roles.find((each) => isProfession(each.attr('codeSystem')?.value)));
  const second = code(roles.find((each) => !isProfession(each.attr('codeSystem')?.value)));
  return `G15_${profession ?? ''}${second === undefined ? '' : `/${second}`}`;
}
