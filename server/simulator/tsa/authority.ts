/** The simulated authority's keys and stamps, both by openssl: `openssl ts -reply`, as any small TSA would. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const openssl = async (folder: string, ...words: string[]): Promise<void> => {
  await run('openssl', words, { cwd: folder, timeout: 10_000 });
};

export interface Authority {
  /** PEM of the root: what a policy calls `tsaCa`. */
  rootFile: string;
  /** TimeStampReq in, TimeStampResp out; one at a time, as the serial number is a file. Rejects what is no request. */
  stamp(request: Buffer): Promise<Buffer>;
}

const config = `
[tsa]
default_tsa = simulateur
[simulateur]
serial = serial
signer_cert = signer.pem
signer_key = signer.key
certs = root.pem
signer_digest = sha256
default_policy = 1.2.250.1.999.3161
digests = sha256, sha384, sha512
ordering = no
tsa_name = no
ess_cert_id_alg = sha256
`;

/** The authority in `directory`, made on the first call. */
export async function openAuthority(directory: string): Promise<Authority> {
  if (!existsSync(join(directory, 'root.pem'))) await makeAuthority(directory);
  let last: Promise<unknown> = Promise.resolve();
  return {
    rootFile: join(directory, 'root.pem'),
    stamp: (request) => {
      const next = last.then(() => stamp(directory, request));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

/** Written beside and renamed at the end: a start cut in the middle leaves no half authority. */
async function makeAuthority(directory: string): Promise<void> {
  const partial = `${directory}.${process.pid}`;
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  writeFileSync(join(partial, 'tsa.cnf'), config);
  writeFileSync(join(partial, 'serial'), '01\n');
  writeFileSync(
    join(partial, 'signer.ext'),
    'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n',
  );
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-utf8'];
  const root = ['-x509', '-days', '3650', '-subj', '/O=SIMULATEUR/CN=Horodatage SIMULATEUR racine'];
  await openssl(partial, 'req', ...curve, ...root, '-keyout', 'root.key', '-out', 'root.pem');
  const signer = ['-subj', '/O=SIMULATEUR/CN=Horodatage SIMULATEUR'];
  await openssl(partial, 'req', ...curve, ...signer, '-keyout', 'signer.key', '-out', 'signer.csr');
  const by = ['-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial', '-days', '3600'];
  const issued = ['-in', 'signer.csr', '-extfile', 'signer.ext', '-out', 'signer.pem'];
  await openssl(partial, 'x509', '-req', ...issued, ...by);
  rmSync(directory, { recursive: true, force: true });
  renameSync(partial, directory);
}

async function stamp(directory: string, request: Buffer): Promise<Buffer> {
  const folder = mkdtempSync(join(directory, 'request-'));
  const [query, reply] = [join(folder, 'query'), join(folder, 'reply')];
  try {
    writeFileSync(query, request);
    await openssl(directory, 'ts', '-reply', '-config', 'tsa.cnf', '-queryfile', query, '-out', reply);
    return readFileSync(reply);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
