/** Asks the national service with a TLS key that lies in a security module, for each address given. Prints JSON. */
import { soapDmp } from '../../../server/src/dmp/soap-dmp.ts';
import { certificatesOfRun, gatewayOptions, helene } from '../dmp/gateway.ts';

type Said = { outcomes: string[] } | { refused: string };

async function ask(url: string, identifier: string): Promise<Said> {
  const { tls } = await certificatesOfRun();
  const options = await gatewayOptions(url, { tls: { ...tls, key: { engine: 'pkcs11', identifier } } });
  try {
    const dmp = soapDmp(options);
    const answers = [await dmp.find(helene), ...(await Promise.all([dmp.find(helene), dmp.find(helene)]))];
    await dmp.close();
    return { outcomes: answers.map(({ outcome }) => outcome) };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : 'unknown' };
  }
}

const [url = '', ...identifiers] = process.argv.slice(2);
const said: Said[] = [];
for (const identifier of identifiers) said.push(await ask(url, identifier));
process.stdout.write(JSON.stringify(said));
