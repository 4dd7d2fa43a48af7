/** The name of a certificate as the VIHF writes it: one line, commas, CN first (RFC 2253 order). */
import type { X509Certificate } from 'node:crypto';

/** Node gives one attribute a line, already escaped, in the order of the certificate: usually country first. */
export function distinguishedName(certificate: X509Certificate): string {
  const parts = certificate.subject.split('\n');
  return (parts[0]?.startsWith('CN=') ? parts : parts.reverse()).join(',');
}
