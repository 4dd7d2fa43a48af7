/**
 * The seal attacked: the eight ways of wrapping of the literature on SAML (Somorovsky et al., « On Breaking SAML », 2012,
 * XSW1 to XSW8), and signatures that are not what they say. None may be accepted (security.md T18, §6.1). Pure.
 */
import { createHash, createHmac, createSign } from 'node:crypto';
import { patient, stranger } from '../in-process/setting.ts';
import { before, harmless, part, type Recipe, refused, swap } from './recipe.ts';

const assertion = /<saml2:Assertion .*<\/saml2:Assertion>/s;
const signature = /<ds:Signature .*<\/ds:Signature>/s;
const signedInfo = /<ds:SignedInfo.*<\/ds:SignedInfo>/s;
const endSignature = '</ds:Signature>';
const endAssertion = '</saml2:Assertion>';

/** The signed assertion about somebody else, without a signature: what a thief wants to be read. */
const evil = (xml: string, id = '_evil'): string =>
  part(xml, assertion)
    .replace(signature, '')
    .replace(/ ID="[^"]*"/, ` ID="${id}"`)
    .replace(patient.nir, stranger.nir);
const idOf = (xml: string): string => part(part(xml, assertion), /(?<= ID=")[^"]*/);
const afterIssuer = (text: string, inserted: string): string =>
  text.replace('</saml2:Issuer>', () => `</saml2:Issuer>${inserted}`);
const wrap =
  (make: (parts: { xml: string; evil: string; signed: string; bare: string; seal: string }) => string) =>
  (xml: string): string => {
    const signed = part(xml, assertion);
    const seal = part(signed, signature);
    const made = make({ xml, evil: evil(xml), signed, bare: signed.replace(seal, ''), seal });
    // The stranger must be the one of the body as well, or the message would be refused for that.
    return xml
      .replace(signed, () => made)
      .replaceAll(`extension="${patient.nir}"`, `extension="${stranger.nir}"`);
  };
const inObject = (seal: string, inside: string): string =>
  seal.replace(endSignature, () => `<ds:Object>${inside}</ds:Object>${endSignature}`);

const wrapping: Recipe[] = [
  refused(
    'XSW1: the signed one in the signature of the evil one',
    wrap(({ evil: e, bare, seal }) => afterIssuer(e, inObject(seal, bare))),
  ),
  refused(
    'XSW2: the signed one before its detached signature',
    wrap(({ evil: e, bare, seal }) => afterIssuer(e, `${bare}${seal}`)),
  ),
  refused(
    'XSW3: the evil one before the signed one',
    wrap(({ evil: e, signed }) => e + signed),
  ),
  refused(
    'XSW4: the evil one around the signed one',
    wrap(({ evil: e, signed }) => e.replace(endAssertion, () => signed + endAssertion)),
  ),
  refused(
    'XSW5: the evil one with the signature, the signed one last',
    wrap(({ evil: e, bare, seal }) => afterIssuer(e, seal) + bare),
  ),
  refused(
    'XSW6: the signed one in the signature in the evil one, twice removed',
    wrap(({ evil: e, bare, seal }) => afterIssuer(e, inObject(seal, `<x>${bare}</x>`))),
  ),
  refused(
    'XSW7: the evil one in an extension',
    wrap(({ evil: e, signed }) =>
      signed.replace(endAssertion, () => `<x:Extensions xmlns:x="urn:x">${e}</x:Extensions>${endAssertion}`),
    ),
  ),
  refused(
    'XSW8: the signed one in an object of the evil one’s signature',
    wrap(({ evil: e, signed, seal }) => afterIssuer(e, inObject(seal, signed))),
  ),
  refused(
    'the evil one after the signed one',
    wrap(({ evil: e, signed }) => signed + e),
  ),
  refused(
    'the same identifier, the evil one first',
    wrap(({ xml, signed }) => evil(xml, idOf(xml)) + signed),
  ),
  refused(
    'the same identifier, the evil one last',
    wrap(({ xml, signed }) => signed + evil(xml, idOf(xml))),
  ),
  refused('the evil one alone, the signed one in the body', (xml) =>
    before('</soap:Body>', part(xml, assertion))(xml.replace(part(xml, assertion), () => evil(xml))),
  ),
  refused(
    'the evil one alone, the signed one in a second security header',
    wrap(({ evil: e, signed }) => `${e}</wsse:Security><wsse:Security>${signed}`),
  ),
  refused(
    'the evil one unsigned, beside it a signature',
    wrap(({ evil: e, seal }) => e + seal),
  ),
  refused(
    'the signed one in a foreign element',
    wrap(({ evil: e, signed }) => `${e}<x>${signed}</x>`),
  ),
  refused(
    'the signed one in a comment',
    wrap(({ evil: e, signed }) => `${e}<!--${signed}-->`),
  ),
  refused(
    'the signed one in a section',
    wrap(({ evil: e, signed }) => `${e}<x><![CDATA[${signed}]]></x>`),
  ),
  refused(
    'the signed one under the name of the other version of SAML',
    wrap(({ evil: e, signed }) => e + signed.replaceAll('SAML:2.0:assertion', 'SAML:1.0:assertion')),
  ),
  refused(
    'an identifier of another spelling',
    wrap(({ xml, evil: e, signed }) => e.replace(' ID="_evil"', ` Id="${idOf(xml)}" ID="_evil"`) + signed),
  ),
  refused(
    'an xml:id of the same value',
    wrap(({ xml, signed }) => `<x xml:id="${idOf(xml)}"/>${signed}`),
  ),
];

const reference = (from: RegExp, to: string) => swap(from, to);
const method = /(?<=<ds:SignatureMethod Algorithm=")[^"]*/;
const uri = /(?<=<ds:Reference URI=")[^"]*/;
const transform = (algorithm: string, inside = ''): string =>
  `<ds:Transform Algorithm="${algorithm}">${inside}</ds:Transform></ds:Transforms>`;

const algorithms: Recipe[] = [
  refused('no signature', swap(signature, '')),
  refused('an empty signature', swap(/(?<=<ds:SignatureValue>)[^<]*/, '')),
  refused('a signature of zeros', swap(/(?<=<ds:SignatureValue>)[^<]*/, 'A'.repeat(512))),
  refused('the signature twice', (xml) => swap(signature, part(xml, signature).repeat(2))(xml)),
  refused('the signature at the end of the assertion', (xml) =>
    before(endAssertion, part(xml, signature))(swap(signature, '')(xml)),
  ),
  refused('the signature before the issuer', (xml) =>
    before('<saml2:Issuer', part(xml, signature))(swap(signature, '')(xml)),
  ),
  refused('the signature beside the assertion', (xml) =>
    swap(endAssertion, endAssertion + part(xml, signature))(swap(signature, '')(xml)),
  ),
  ...[
    ['RSA-SHA1', 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'],
    ['HMAC-SHA1', 'http://www.w3.org/2000/09/xmldsig#hmac-sha1'],
    ['HMAC-SHA256', 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256'],
    ['RSA-SHA512', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512'],
    ['none', 'none'],
  ].map(([name = '', algorithm = '']) => refused(`signed by ${name}`, swap(method, algorithm))),
  refused(
    'digested by SHA-1',
    swap('http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2000/09/xmldsig#sha1'),
  ),
  refused(
    'in inclusive form',
    swap('"http://www.w3.org/2001/10/xml-exc-c14n#"', '"http://www.w3.org/TR/2001/REC-xml-c14n-20010315"'),
  ),
  refused(
    'in the form that keeps comments',
    swap(
      '"http://www.w3.org/2001/10/xml-exc-c14n#"',
      '"http://www.w3.org/2001/10/xml-exc-c14n#WithComments"',
    ),
  ),
  refused('no transform', swap(/<ds:Transforms>.*<\/ds:Transforms>/s, '')),
  refused(
    'one transform',
    swap(/<ds:Transform Algorithm="[^"]*enveloped-signature"[^>]*(?:\/>|>\s*<\/ds:Transform>)/, ''),
  ),
  ...[
    ['XSLT', transform('http://www.w3.org/TR/1999/REC-xslt-19991116', '<x/>')],
    ['XPath', transform('http://www.w3.org/TR/1999/REC-xpath-19991116', '<ds:XPath>not(//x)</ds:XPath>')],
    ['XPath 2', transform('http://www.w3.org/2002/06/xmldsig-filter2')],
    ['base64', transform('http://www.w3.org/2000/09/xmldsig#base64')],
    ['the exclusive form again', transform('http://www.w3.org/2001/10/xml-exc-c14n#')],
  ].map(([name = '', third = '']) => refused(`a third transform, ${name}`, swap('</ds:Transforms>', third))),
  refused('a reference to the whole document', reference(uri, '')),
  refused('a reference elsewhere', reference(uri, 'http://127.0.0.1:9/x')),
  refused('a reference to a file', reference(uri, 'file:///etc/passwd')),
  refused('a reference by XPointer', reference(uri, '#xpointer(/)')),
  refused('a reference to nothing', reference(uri, '#_nowhere')),
  refused('no reference', swap(/<ds:Reference.*<\/ds:Reference>/s, '')),
  refused('the reference twice', (xml) => {
    const whole = part(xml, /<ds:Reference.*<\/ds:Reference>/s);
    return swap(whole, whole + whole)(xml);
  }),
  refused('what was signed twice', (xml) => swap(signedInfo, part(xml, signedInfo).repeat(2))(xml)),
  refused('a manifest in the place of the reference', (xml) => {
    const whole = part(xml, /<ds:Reference.*<\/ds:Reference>/s);
    return swap(whole, `<ds:Manifest>${whole}</ds:Manifest>`)(xml);
  }),
  refused('a comment in the digest', swap('<ds:DigestValue>', '<ds:DigestValue><!-- x -->x')),
  refused('two digests', swap('</ds:DigestValue>', '</ds:DigestValue><ds:DigestValue>x</ds:DigestValue>')),
  refused(
    'a comment that shortens who asks',
    swap('>899900000011</saml2:NameID>', '>8999<!-- -->00000029</saml2:NameID>'),
  ),
  harmless(
    'a comment inside who asks',
    swap('>899900000011</saml2:NameID>', '>8999<!-- -->00000011</saml2:NameID>'),
  ),
  refused(
    'an instruction inside who asks',
    swap('>899900000011</saml2:NameID>', '>8999<?x y?>00000011</saml2:NameID>'),
  ),
  harmless(
    'a section inside who asks',
    swap('>899900000011</saml2:NameID>', '><![CDATA[899900000011]]></saml2:NameID>'),
  ),
  refused('one letter changed of what was signed', swap('SA33', 'SA07')),
  refused('the patient changed of what was signed', (xml) => xml.replaceAll(patient.nir, stranger.nir)),
];

/** The digest of the changed assertion put right: only the signature value can still tell. */
const redigested: Recipe[] = [
  refused('a digest of the changed text', (xml) => {
    const changed = xml.replaceAll(patient.nir, stranger.nir);
    const digest = createHash('sha256')
      .update(part(changed, assertion).replace(signature, ''))
      .digest('base64');
    return swap(/(?<=<ds:DigestValue>)[^<]*/, digest)(changed);
  }),
  refused('HMAC keyed with the public certificate', (xml) => {
    const certificate = part(xml, /(?<=<ds:X509Certificate>)[^<]*/);
    const forged = swap(method, 'http://www.w3.org/2000/09/xmldsig#hmac-sha1')(xml);
    const value = createHmac('sha1', certificate).update(part(forged, signedInfo)).digest('base64');
    return swap(/(?<=<ds:SignatureValue>)[^<]*/, value)(forged);
  }),
];

const keyInfo = /<ds:KeyInfo>.*<\/ds:KeyInfo>/s;

/** Keys that the message brings along. */
const keys: Recipe[] = [
  refused('no key', swap(keyInfo, '')),
  refused('a certificate that is none', swap(/(?<=<ds:X509Certificate>)[^<]*/, 'AAAA')),
  refused('two certificates', (xml) => {
    const one = part(xml, /<ds:X509Certificate>.*?<\/ds:X509Certificate>/s);
    return swap(one, one + one)(xml);
  }),
  refused(
    'a bare key',
    swap(
      keyInfo,
      '<ds:KeyInfo><ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AQAB</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue></ds:KeyInfo>',
    ),
  ),
  refused('a key by name', swap(keyInfo, '<ds:KeyInfo><ds:KeyName>seal</ds:KeyName></ds:KeyInfo>')),
  refused(
    'a key fetched elsewhere',
    swap(keyInfo, '<ds:KeyInfo><ds:RetrievalMethod URI="http://127.0.0.1:9/x"/></ds:KeyInfo>'),
  ),
];

/** Sealed well, by somebody the service does not know, whose certificate it brings along. */
export function strangersSeal(foreign: { cert: string; key: string }): Recipe {
  return refused('the certificate of an authority nobody trusts', (xml) => {
    const body = foreign.cert.replace(/-----[^-]*-----|\s/g, '');
    const brought = swap(/(?<=<ds:X509Certificate>)[^<]*/, body)(xml);
    const value = createSign('RSA-SHA256').update(part(brought, signedInfo)).sign(foreign.key, 'base64');
    return swap(/(?<=<ds:SignatureValue>)[^<]*/, value)(brought);
  });
}

export const signatureRecipes: readonly Recipe[] = [...wrapping, ...algorithms, ...redigested, ...keys];
