/** Asks the national service with a TLS key that lies in a security module, for each address given. Prints JSON. */
import { soapDmp } from '../../../server/src/dmp/soap-dmp.ts';
import { KeyPlaceSchema } from '../../../server/src/secrets/key-place.ts';
import { tlsKeyOf } from '../../../server/src/secrets/national-keys.ts';
import { certificatesOfRun, gatewayOptions, helene } from '../dmp/gateway.ts';

type Said = { outcomes: string[] } | { refused: string };

async function ask(url: string, uri: string): Promise<Said> {
  const { tls, seal } = await certificatesOfRun();
  const key = tlsKeyOf({
    DMP_KEY: KeyPlaceSchema.parse(uri),
    DMP_SEAL_KEY: { from: 'file', pem: seal.key },
  });
  const options = await gatewayOptions(url, { tls: { ...tls, key } });
  try {
    const dmp = soapDmp(options);
    const answers = [await dmp.find(helene), ...(await Promise.all([dmp.find(helene), dmp.find(helene)]))];
    await dmp.close();
    return { outcomes: answers.map(({ outcome }) => outcome) };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : 'unknown' };
  }
}

const [url = '', ...uris] = process.argv.slice(2);
const said: Said[] = [];
for (const uri of uris) said.push(await ask(url, uri));
process.stdout.write(JSON.stringify(said));
