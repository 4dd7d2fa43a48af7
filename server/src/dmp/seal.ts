/**
 * Seals the VIHF of an envelope: RSA-SHA256 over the exclusive canonical form of the assertion, Signature right after
 * its Issuer, certificate in KeyInfo (dmp-protocol.md §11).
 */
import { X509Certificate } from 'node:crypto';
import { type SignatureAlgorithm, SignedXml } from 'xml-crypto';
import { distinguishedName } from './distinguished-name.ts';
import { type SealKey, type SigningKey, signingKey } from './key-source.ts';

export interface Seal {
  /** The issuer that the assertion must name. */
  issuer: string;
  /** Gives back the envelope with its one assertion sealed; null: the key could not be reached. */
  apply(envelope: string): Promise<string | null>;
}

const assertionPath = ['Envelope', 'Header', 'Security', 'Assertion']
  .map((name) => `/*[local-name()='${name}']`)
  .join('');
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** Certificate in PEM; only the first one of a chain is sent. */
export function createSeal({ cert, key }: { cert: string; key: SealKey }): Seal {
  const certificate = new X509Certificate(cert);
  const signing = signingKey(key);
  return {
    issuer: distinguishedName(certificate),
    apply: (envelope) => sign(envelope, certificate.toString(), signing),
  };
}

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

function sign(envelope: string, certificate: string, key: SigningKey): Promise<string | null> {
  const signed = new SignedXml({
    // The library wants one; ours signs outside it (signedBy).
    privateKey: 'outside',
    publicCert: certificate,
    signatureAlgorithm: rsaSha256,
    canonicalizationAlgorithm: exclusive,
  });
  signed.SignatureAlgorithms = { [rsaSha256]: signedBy(key) };
  signed.addReference({
    xpath: assertionPath,
    transforms: [enveloped, exclusive],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  });
  return new Promise((settle, fail) => {
    signed.computeSignature(
      envelope,
      {
        prefix: 'ds',
        location: { reference: `${assertionPath}/*[local-name()='Issuer']`, action: 'after' },
      },
      (error) => {
        if (error === null) settle(signed.getSignedXml());
        else if (error instanceof KeyOutOfReach) settle(null);
        else fail(error);
      },
    );
  });
}

class KeyOutOfReach extends Error {}

type Signed = (error: Error | null, signature?: string) => void;

/** The library's way of signing, by a key of ours. It never verifies here. */
function signedBy(key: SigningKey): new () => SignatureAlgorithm {
  return class {
    getAlgorithmName(): typeof rsaSha256 {
      return rsaSha256;
    }
    getSignature(signedInfo: unknown, _key: unknown, done?: Signed): string {
      key.sign(Buffer.from(String(signedInfo), 'utf8')).then(
        (signature) =>
          signature ? done?.(null, signature.toString('base64')) : done?.(new KeyOutOfReach('no signature')),
        (error: unknown) => done?.(error instanceof Error ? error : new Error('no signature')),
      );
      return '';
    }
    verifySignature(): boolean {
      return false;
    }
  };
}
