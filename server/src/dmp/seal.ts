/**
 * Seals the VIHF of an envelope: RSA-SHA256 over the exclusive canonical form of the assertion, Signature right after
 * its Issuer, certificate in KeyInfo (dmp-protocol.md §11).
 */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { distinguishedName } from './distinguished-name.ts';

export interface Seal {
  /** The issuer that the assertion must name. */
  issuer: string;
  /** Gives back the envelope with its one assertion sealed. */
  apply(envelope: string): string;
}

const assertionPath = ['Envelope', 'Header', 'Security', 'Assertion']
  .map((name) => `/*[local-name()='${name}']`)
  .join('');
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** Certificate and key in PEM; only the first certificate of a chain is sent. */
export function createSeal({ cert, key }: { cert: string; key: string }): Seal {
  const certificate = new X509Certificate(cert);
  const privateKey = createPrivateKey(key);
  return {
    issuer: distinguishedName(certificate),
    apply: (envelope) => sign(envelope, certificate.toString(), privateKey),
  };
}

function sign(envelope: string, certificate: string, privateKey: KeyObject): string {
  const signed = new SignedXml({
    privateKey,
    publicCert: certificate,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: exclusive,
  });
  signed.addReference({
    xpath: assertionPath,
    transforms: [enveloped, exclusive],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  });
  signed.computeSignature(envelope, {
    prefix: 'ds',
    location: { reference: `${assertionPath}/*[local-name()='Issuer']`, action: 'after' },
  });
  return signed.getSignedXml();
}
