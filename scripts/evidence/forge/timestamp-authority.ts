/** A throw-away RFC 3161 authority: `openssl ts` with a key that lives in a temporary folder until `close`. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TimestampAuthority {
  /** PEM of its root. */
  certificate: string;
  /** DER of the response over `text`. */
  stamp(text: string): Buffer;
  close(): void;
}

const configuration = (folder: string): string => `
[tsa]
default_tsa = essai
[essai]
dir = ${folder}
serial = ${folder}/serial
signer_cert = ${folder}/tsa.pem
certs = ${folder}/root.pem
signer_key = ${folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[root]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
[stamping]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[req]
distinguished_name = name
prompt = no
[name]
O = ESSAI JETABLE
`;

export function makeTimestampAuthority(): TimestampAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-tsa-'));
  const openssl = (...args: string[]): Buffer =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  writeFileSync(join(folder, 'tsa.conf'), configuration(folder));
  writeFileSync(join(folder, 'serial'), '01\n');
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-config', 'tsa.conf'];
  const root = ['-x509', '-days', '3650', '-subj', '/CN=TSA root', '-extensions', 'root'];
  openssl('req', ...key, ...root, '-keyout', 'root.key', '-out', 'root.pem');
  openssl('req', ...key, '-subj', '/CN=TSA', '-keyout', 'tsa.key', '-out', 'tsa.csr');
  const issuer = ['-CA', 'root.pem', '-CAkey', 'root.key', '-days', '3650'];
  const purpose = ['-extfile', 'tsa.conf', '-extensions', 'stamping'];
  openssl('x509', '-req', '-in', 'tsa.csr', ...issuer, ...purpose, '-out', 'tsa.pem');
  return {
    certificate: readFileSync(join(folder, 'root.pem'), 'utf8'),
    stamp: (text) => {
      writeFileSync(join(folder, 'text'), text);
      openssl('ts', '-query', '-data', 'text', '-sha256', '-cert', '-out', 'query.tsq');
      openssl('ts', '-reply', '-config', 'tsa.conf', '-queryfile', 'query.tsq', '-out', 'reply.tsr');
      return readFileSync(join(folder, 'reply.tsr'));
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
