/**
 * The witness: a process of its own, best run by somebody else, that cosigns the ledger's checkpoints and refuses a
 * rewritten history (C2SP tlog-witness). Needs no database and knows nothing but sizes and roots.
 */
import { listen } from '../http/listen.ts';
import { signatureTypes, signingKey, vkeyOf } from '../ledger/verifier-key.ts';
import { createLog } from '../log.ts';
import { readConfig } from './config.ts';
import { witnessDoor } from './witness-door.ts';
import { openMemory } from './witness-memory.ts';

const drainMs = 1_500;

async function main(): Promise<void> {
  const read = readConfig(process.env);
  if (!read.ok) throw new Error(`configuration : ${read.problems}.`);
  const { config } = read;
  const log = createLog(config.LOG_LEVEL);
  const memory = openMemory(config.WITNESS_DIRECTORY);
  const key = signingKey(config.WITNESS_NAME, signatureTypes.cosignature, memory.seed);
  const door = witnessDoor({ memory, key, logs: config.WITNESS_LOGS, now: () => new Date() }, log);
  const listener = await listen(door, { host: config.WITNESS_HOST, port: config.WITNESS_PORT });
  const vkey = vkeyOf(key.verifier);
  // The public key, for the policy of whoever verifies.
  process.stderr.write(`Témoin ${vkey}\n`);
  log.info('witness-ready', { ports: { witness: listener.port } });
  process.send?.({ ready: true, ports: { witness: listener.port }, vkey });
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.once(signal, () => void listener.close(drainMs).then(() => process.exit(0)));
  }
}

try {
  await main();
} catch (error) {
  const words = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Le témoin ne démarre pas : ${words}\n`);
  process.exit(1);
}
