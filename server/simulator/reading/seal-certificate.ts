/** Who may seal: a certificate of the authority, in its dates, made for signing and not for TLS (ORG_SIGN). */
import type { X509Certificate } from 'node:crypto';
import { accept, refuse, type Verdict } from '../verdict.ts';

const clientAuth = '1.3.6.1.5.5.7.3.2';
const serverAuth = '1.3.6.1.5.5.7.3.1';

export interface SealContext {
  authority: X509Certificate;
  /** The certificate of the TLS connection. */
  client: X509Certificate;
  now: Date;
}

export function checkSealCertificate(
  seal: X509Certificate,
  { authority, client, now }: SealContext,
): Verdict<X509Certificate> {
  if (!seal.checkIssued(authority) || !seal.verify(authority.publicKey))
    return refuse('wsse:InvalidSecurityToken', 'Le cachet ne vient pas de l’autorité attendue.');
  if (now < seal.validFromDate || now > seal.validToDate)
    return refuse('wsse:InvalidSecurityToken', 'Le certificat du cachet est hors de ses dates.');
  if (seal.publicKey.equals(client.publicKey) || isForTls(seal))
    return refuse('DMPInvalidCertificate', 'Le VIHF est scellé par un certificat d’authentification.');
  return accept(seal);
}

/** Node calls extended key usage `keyUsage`. */
function isForTls(certificate: X509Certificate): boolean {
  const usages: string[] | undefined = certificate.keyUsage;
  return (usages ?? []).some((usage) => usage === clientAuth || usage === serverAuth);
}

/** One attribute of the subject, as OpenSSL names it. */
export function subjectPart(certificate: X509Certificate, name: string): string | null {
  const line = certificate.subject.split('\n').find((part) => part.startsWith(`${name}=`));
  return line?.slice(name.length + 1) ?? null;
}
