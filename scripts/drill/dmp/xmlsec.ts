/** xmlsec1 as judge of our seals: a program that nobody here wrote, over the same library family as many services. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kinds, sealRequest } from './in-process/sealed-requests.ts';
import { patient, type Setting, stranger } from './in-process/setting.ts';

export function hasXmlsec(): boolean {
  return spawnSync('xmlsec1', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** True when xmlsec1 verifies the one signature, by a certificate that `authority` (PEM) issued. */
export function xmlsecVerifies(xml: string, authority: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'borne-xmlsec-'));
  const [document, trusted] = [join(folder, 'message.xml'), join(folder, 'authority.pem')];
  try {
    writeFileSync(document, xml);
    writeFileSync(trusted, authority);
    const id = '--id-attr:ID=urn:oasis:names:tc:SAML:2.0:assertion:Assertion'.split('=');
    const words = ['--verify', ...id, '--enabled-key-data', 'x509', '--trusted-pem', trusted, document];
    return spawnSync('xmlsec1', words, { stdio: 'ignore', timeout: 20_000 }).status === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One letter or one number of what was signed, changed: still well formed. */
export const tamperings: readonly ((xml: string) => string)[] = [
  (xml) => xml.replace('SA33', 'SA34'),
  (xml) => xml.replace(`>${patient.nir}^^^`, `>${stranger.nir}^^^`),
  (xml) => xml.replace(/(?<=IssueInstant="20)\d\d/, '99'),
];

/** The seals of every transaction: verified as they are, refused when tampered with. */
export async function xmlsecAgreement(setting: Setting): Promise<{ seals: number; agreed: number }> {
  const { ca } = setting.options.tls;
  const sealed = await Promise.all(kinds.map((kind) => sealRequest(setting, kind)));
  const agreed = sealed.filter(
    ({ xml }) => xmlsecVerifies(xml, ca) && tamperings.every((tamper) => !xmlsecVerifies(tamper(xml), ca)),
  );
  return { seals: sealed.length, agreed: agreed.length };
}
