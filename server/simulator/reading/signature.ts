/**
 * The signature of the VIHF. A valid signature says nothing about the rest of the document: only the bytes that were
 * signed are given back, and whatever looks like wrapping is refused before any digest is computed (security.md §6.1).
 */
import { X509Certificate } from 'node:crypto';
import { XmlAttribute, XmlC14NMode, type XmlDocument, type XmlElement } from 'libxml2-wasm';
import { SignedXml } from 'xml-crypto';
import { accept, refuse, type Verdict } from '../verdict.ts';
import { childElements, elements, single, value } from './document.ts';

export interface SignedAssertion {
  /** Canonical text of the assertion: the only thing that may be read of it. */
  text: string;
  seal: X509Certificate;
}

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const invalid = (reason: string) => refuse('wsse:FailedCheck', reason);

export function readSignedAssertion(document: XmlDocument, text: string): Verdict<SignedAssertion> {
  const assertion = single(document, '/soap:Envelope/soap:Header/wsse:Security/saml2:Assertion');
  if (assertion === null || elements(document, "//*[local-name()='Assertion']").length !== 1)
    return refuse('wsse:InvalidSecurity', 'Il faut une assertion, et une seule.');
  if (hasDuplicateIds(document)) return invalid('Deux éléments portent le même identifiant.');
  const signature = signatureAfterIssuer(assertion);
  if (signature === null) return invalid('La signature doit suivre Issuer, et être seule.');
  const shape = wrongShape(signature, value(assertion, '@ID') ?? '');
  if (shape !== null) return invalid(shape);
  const seal = readCertificate(signature);
  if (seal === null) return refuse('wsse:InvalidSecurityToken', 'KeyInfo ne contient pas un certificat.');
  const alone = canonical(signature);
  const signed = alone === null ? null : verify(text, alone, seal);
  return signed === null ? invalid('La signature ne vérifie pas.') : accept({ text: signed, seal });
}

function hasDuplicateIds(document: XmlDocument): boolean {
  const ids = document
    .find("//@*[translate(local-name(), 'ID', 'id') = 'id']")
    .filter((node) => node instanceof XmlAttribute)
    .map((attribute) => attribute.value);
  return new Set(ids).size !== ids.length;
}

function signatureAfterIssuer(assertion: XmlElement): XmlElement | null {
  if (elements(assertion.doc, "//*[local-name()='Signature']").length !== 1) return null;
  const [issuer, signature] = childElements(assertion);
  const isThere = issuer?.name === 'Issuer' && signature?.name === 'Signature';
  return isThere && single(assertion, 'ds:Signature') !== null ? signature : null;
}

/** RSA-SHA256, exclusive canonical form, one reference to this assertion, two transforms. SHA-1 is not accepted. */
function wrongShape(signature: XmlElement, id: string): string | null {
  const algorithms: [path: string, expected: string][] = [
    ['ds:SignedInfo/ds:CanonicalizationMethod/@Algorithm', exclusive],
    ['ds:SignedInfo/ds:SignatureMethod/@Algorithm', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'],
    ['ds:SignedInfo/ds:Reference/ds:DigestMethod/@Algorithm', 'http://www.w3.org/2001/04/xmlenc#sha256'],
    [
      'ds:SignedInfo/ds:Reference/ds:Transforms/ds:Transform[1]/@Algorithm',
      'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
    ],
    ['ds:SignedInfo/ds:Reference/ds:Transforms/ds:Transform[2]/@Algorithm', exclusive],
  ];
  const wrong = algorithms.find(([path, expected]) => value(signature, path) !== expected);
  if (wrong) return `Algorithme refusé : ${wrong[0]}`;
  if (elements(signature, './/ds:Transform').length !== 2) return 'Il faut exactement deux transformations.';
  if (/^\d/.test(id)) return 'Un identifiant XML ne commence pas par un chiffre.';
  return value(signature, 'ds:SignedInfo/ds:Reference/@URI') === `#${id}`
    ? null
    : 'La référence ne désigne pas cette assertion.';
}

function readCertificate(signature: XmlElement): X509Certificate | null {
  const encoded = value(signature, 'ds:KeyInfo/ds:X509Data/ds:X509Certificate');
  try {
    return encoded === null ? null : new X509Certificate(Buffer.from(encoded, 'base64'));
  } catch {
    return null;
  }
}

/** In canonical form, so that a prefix declared further up is not lost; null where there is none (a relative namespace). */
function canonical(signature: XmlElement): string | null {
  try {
    return signature.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 });
  } catch {
    // libxml2’s message quotes the document: it goes no further.
    return null;
  }
}

function verify(text: string, signature: string, seal: X509Certificate): string | null {
  const verifier = new SignedXml({ publicCert: seal.toString() });
  // SAML knows no other spelling; that no attribute of any spelling repeats the value was seen to (hasDuplicateIds).
  // The library would walk the whole document once for each.
  verifier.idAttributes = ['ID'];
  try {
    verifier.loadSignature(signature);
    if (!verifier.checkSignature(text)) return null;
  } catch {
    return null;
  }
  const references = verifier.getSignedReferences();
  return references.length === 1 ? (references[0] ?? null) : null;
}
