import { createHash, createVerify, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { XmlC14NMode, XmlDocument, XmlElement } from 'libxml2-wasm';
import { beforeAll, expect, test } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { IdentitySchema } from '../../../server/contract/index.ts';
import { addAssertion } from '../../../server/src/dmp/assertion.ts';
import { soapEnvelope } from '../../../server/src/dmp/envelope.ts';
import { createSeal } from '../../../server/src/dmp/seal.ts';
import { sealedEnvelope } from '../simulator/wire.ts';
import { all, author, messageId, now, tree } from './documents.ts';
import { gatewayOptions, helene, insOid } from './gateway.ts';

const ns = {
  saml2: 'urn:oasis:names:tc:SAML:2.0:assertion',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
};

let sealed: string;
let certificate: string;

beforeAll(async () => {
  const options = await gatewayOptions('https://127.0.0.1:1/services');
  const seal = createSeal(options.seal);
  certificate = options.seal.cert;
  const { software } = options;
  const answer = await seal.apply(
    soapEnvelope({
      messageId,
      to: '',
      action: 'x',
      addContent: (body) => body.ele('x'),
      addAssertion: (security) =>
        addAssertion(security, {
          id: messageId,
          now,
          issuer: seal.issuer,
          author: { ...author, family: 'L’ÉTÉ & <FILS>' },
          access: { mode: 'INDIRECTE' },
          sector: 'SA33',
          insOid,
          nir: helene.nir,
          software,
        }),
    }),
  );
  if (answer === null) throw new Error('the key is in memory');
  sealed = answer;
});

function opened<T>(read: (document: XmlDocument) => T): T {
  const document = XmlDocument.fromString(sealed);
  try {
    return read(document);
  } finally {
    document.dispose();
  }
}

function element(document: XmlDocument, path: string): XmlElement {
  const found = document.get(path, ns);
  if (!(found instanceof XmlElement)) throw new Error(`no ${path}`);
  return found;
}

const canonical = (node: XmlElement): string =>
  node.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 });

test('the signature stands right after the issuer, and the issuer is the sealing certificate', () => {
  opened((document) => {
    const issuer = element(document, '//saml2:Assertion/saml2:Issuer');
    expect(issuer.next?.isSameNode(element(document, '//ds:Signature'))).toBe(true);
    expect(issuer.content).toMatch(/^CN=ORG_SIGN,OU=10B0000011,/);
    const encoded = element(document, '//ds:X509Certificate').content;
    expect(new X509Certificate(Buffer.from(encoded, 'base64')).toString()).toBe(
      new X509Certificate(certificate).toString(),
    );
  });
});

test('the library that signs also verifies, and gives back one assertion as signed', () => {
  const verifier = new SignedXml({ publicCert: certificate });
  verifier.loadSignature(opened((document) => canonical(element(document, '//ds:Signature'))));
  expect(verifier.checkSignature(sealed)).toBe(true);
  const [signed, ...others] = verifier.getSignedReferences();
  expect(others).toEqual([]);
  expect(signed).toContain('285057800600028^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH');
});

test('libxml2 and OpenSSL, which did not sign, agree with the digest and the signature', () => {
  opened((document) => {
    const signedInfo = canonical(element(document, '//ds:SignedInfo'));
    const value = element(document, '//ds:SignatureValue').content;
    const digest = element(document, '//ds:DigestValue').content;
    expect(createVerify('RSA-SHA256').update(signedInfo).verify(certificate, value, 'base64')).toBe(true);
    element(document, '//ds:Signature').remove();
    const assertion = canonical(element(document, '//saml2:Assertion'));
    expect(createHash('sha256').update(assertion).digest('base64')).toBe(digest);
  });
});

test('the algorithms are those of the reference: RSA-SHA256, exclusive form, two transforms', () => {
  const algorithms = [...sealed.matchAll(/Algorithm="([^"]+)"/g)].map((match) => match[1]);
  expect(algorithms).toEqual([
    'http://www.w3.org/2001/10/xml-exc-c14n#',
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
    'http://www.w3.org/2001/10/xml-exc-c14n#',
    'http://www.w3.org/2001/04/xmlenc#sha256',
  ]);
});

test('one changed character in the assertion breaks the seal', () => {
  const verifier = new SignedXml({ publicCert: certificate });
  verifier.loadSignature(opened((document) => canonical(element(document, '//ds:Signature'))));
  expect(verifier.checkSignature(sealed.replace('SA33', 'SA34'))).toBe(false);
});

const assertion = '<saml2:Assertion xmlns:saml2="urn:x" ID="_1"><saml2:Issuer/></saml2:Assertion>';

test('not one byte around the assertion is changed, whatever stands there', async () => {
  const seal = createSeal((await gatewayOptions('https://127.0.0.1:1/services')).seal);
  const text = fc.string({ unit: 'binary' }).filter((each) => !each.includes('saml2:Assertion'));
  const around = fc.tuple(text, text);
  await fc.assert(
    fc.asyncProperty(around, async ([before, after]) => {
      const sealed = await seal.apply(before + assertion + after);
      expect(sealed?.startsWith(`${before}<saml2:Assertion `)).toBe(true);
      expect(sealed?.endsWith(`</saml2:Assertion>${after}`)).toBe(true);
      expect(sealed?.slice(before.length).match(/<ds:Signature /g)).toHaveLength(1);
    }),
    { numRuns: 30 },
  );
});

test('no assertion, two, one never closed: nothing is sealed', async () => {
  const seal = createSeal((await gatewayOptions('https://127.0.0.1:1/services')).seal);
  for (const envelope of ['', '<x/>', assertion + assertion, assertion.slice(0, -5), assertion.slice(5)])
    await expect(seal.apply(envelope)).rejects.toThrow('one assertion');
});

test('a name that looks like an assertion is a name, and the seal stands', async () => {
  const identity = { ...helene, familyName: '</saml2:Assertion><saml2:Assertion ID="_2">' };
  const [onPatient] = all(tree(await sealedEnvelope('create', { identity })), 'family');
  expect(onPatient?.text).toBe(identity.familyName);
});

test('sealing leaves any name in the body as it was', async () => {
  const names = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).map((text) => {
    const identity = IdentitySchema.safeParse({ ...helene, familyName: text });
    return identity.success && text.trim() === text ? identity.data : helene;
  });
  await fc.assert(
    fc.asyncProperty(names, async (identity) => {
      const [onPatient, onCard] = all(tree(await sealedEnvelope('create', { identity })), 'family');
      expect([onPatient?.text, onCard?.text]).toEqual([identity.familyName, identity.familyName]);
    }),
    { numRuns: 60 },
  );
});
