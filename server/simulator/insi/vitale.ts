/**
 * The Vitale assertion of this simulator. What the real one says is not public: this one is made up, bears no signature,
 * and names itself SIMULATEUR. Its rules are the public ones: twenty minutes, this card, this beneficiary (INSi 1.02, 1.03).
 */
import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import { value } from '../reading/document.ts';
import { type InsiFault, simulated } from './fault.ts';

const lifeMs = 20 * 60_000;

/** Null: it speaks for the beneficiary that the message and its context name, and is fresh. */
export function wrongVitale(assertion: XmlElement, document: XmlDocument, now: Date): InsiFault | null {
  const issuer = value(assertion, 'saml2:Issuer');
  if (issuer !== 'SIMULATEUR carte Vitale')
    return simulated('vitale', 'Ce n’est pas une assertion de ce simulateur.');
  const instant = Date.parse(value(assertion, '@IssueInstant') ?? '');
  const ageMs = now.getTime() - instant;
  if (!(ageMs >= -60_000 && ageMs < lifeMs))
    return simulated('vitale', 'L’assertion Vitale a plus de vingt minutes.');
  const attribute = (name: string): string | null =>
    value(assertion, `saml2:AttributeStatement/saml2:Attribute[@Name='${name}']/saml2:AttributeValue`);
  const cover = '/soap:Envelope/soap:Header/bam:ContexteBAM/bam:COUVERTURE';
  const asked = '/soap:Envelope/soap:Body/recVit:RECVITALE';
  const pairs: [name: string, inContext: string, inBody: string][] = [
    ['assure', `${cover}/bam:ASSURE/bam:Id/bam:Num`, `${asked}/recVit:MatriculeOD/recVit:NumIdentifiant`],
    ['dateNaissance', `${cover}/bam:BENEFICIAIRE/bam:DateNai`, `${asked}/recVit:DateNaissance`],
    ['rang', `${cover}/bam:BENEFICIAIRE/bam:Rang`, `${asked}/recVit:RangNaissance`],
  ];
  const differs = pairs.some(([name, inContext, inBody]) => {
    const told = attribute(name);
    return told === null || value(document, inContext) !== told || value(document, inBody) !== told;
  });
  return differs ? simulated('vitale', 'L’assertion Vitale parle d’un autre bénéficiaire.') : null;
}
