/**
 * Seals the VIHF of an envelope: RSA-SHA256 over the exclusive canonical form of the assertion, Signature right after
 * its Issuer, certificate in KeyInfo (dmp-protocol.md §11). The library is given the assertion alone: it declares every
 * name it uses, so its exclusive form is the same inside the envelope, and the rest of the message is not parsed and
 * written once more, which cost more than the signature itself.
 */
import { X509Certificate } from 'node:crypto';
import { type SignatureAlgorithm, SignedXml } from 'xml-crypto';
import { distinguishedName } from './distinguished-name.ts';
import { type SealKey, type SigningKey, signingKey } from './key-source.ts';

export interface Seal {
  /** The issuer that the assertion must name. */
  issuer: string;
  /**
   * Gives back the envelope with its one assertion sealed, and not one byte around it changed; null: the key could not
   * be reached. Throws when there is not exactly one saml2:Assertion.
   */
  apply(envelope: string): Promise<string | null>;
}

const wholeAssertion = '/*';
const prefix = 'ds';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** Certificate in PEM; only the first one of a chain is sent. */
export function createSeal({ cert, key }: { cert: string; key: SealKey }): Seal {
  const certificate = new X509Certificate(cert);
  // Said in the library's words, once: it would read the certificate again for each message.
  const keyInfo = SignedXml.getKeyInfoContent({ publicCert: certificate.toString(), prefix });
  const signing = signingKey(key);
  return {
    issuer: distinguishedName(certificate),
    apply: async (envelope) => {
      const { before, assertion, after } = around(envelope);
      const sealed = await sign(assertion, keyInfo, signing);
      return sealed === null ? null : before + sealed + after;
    },
  };
}

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

const [start, end] = ['<saml2:Assertion ', '</saml2:Assertion>'];

/** Our own writing: markup in a value is escaped, so what looks like the tag is the tag. */
function around(envelope: string): { before: string; assertion: string; after: string } {
  const [from, to] = [envelope.indexOf(start), envelope.indexOf(end)];
  const isAlone = from === envelope.lastIndexOf(start) && to === envelope.lastIndexOf(end);
  if (from === -1 || to < from || !isAlone) throw new Error('An envelope to seal holds one assertion.');
  const behind = to + end.length;
  return {
    before: envelope.slice(0, from),
    assertion: envelope.slice(from, behind),
    after: envelope.slice(behind),
  };
}

function sign(assertion: string, keyInfo: string | null, key: SigningKey): Promise<string | null> {
  const signed = new SignedXml({
    // The library wants one; ours signs outside it (signedBy).
    privateKey: 'outside',
    getKeyInfoContent: () => keyInfo,
    signatureAlgorithm: rsaSha256,
    canonicalizationAlgorithm: exclusive,
  });
  signed.SignatureAlgorithms = { [rsaSha256]: signedBy(key) };
  signed.addReference({
    xpath: wholeAssertion,
    transforms: [enveloped, exclusive],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  });
  return new Promise((settle, fail) => {
    signed.computeSignature(
      assertion,
      { prefix, location: { reference: `${wholeAssertion}/*[local-name()='Issuer']`, action: 'after' } },
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
