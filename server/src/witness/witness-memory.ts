/**
 * What a witness must never forget: for each log the last size and root it vouched for. A witness that forgot would
 * cosign another history, so its key and its memory are born together, and a key whose memory is gone is refused.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { maxTreeSize } from '../ledger/merkle.ts';
import { seedBytes } from '../ledger/verifier-key.ts';

const SeenSchema = z.strictObject({
  size: z.int().min(0).max(maxTreeSize),
  /** 64 hexadecimal digits. */
  root: z.string().regex(/^[0-9a-f]{64}$/),
  /** The checkpoint with the log's own signatures. Absent: kept by a witness of before it was. */
  note: z.string().optional(),
});
/** The last head of a log that this witness vouched for. */
export type Seen = z.infer<typeof SeenSchema>;
const MemorySchema = z.strictObject({ v: z.literal(1), logs: z.record(z.string(), SeenSchema) });

export interface WitnessMemory {
  /** 32 bytes: the Ed25519 seed. */
  seed: Buffer;
  /** Read from disk each time: what is on disk is what counts. */
  last(origin: string): Seen | null;
  /** On disk for good when it returns. */
  keep(origin: string, seen: Seen): void;
}

/** Throws a French sentence when key and memory do not belong together, or the key is open to others. */
export function openMemory(directory: string): WitnessMemory {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const memory = join(directory, 'memory.json');
  return {
    seed: readSeed(directory, memory),
    last: (origin) => new Map(Object.entries(read(memory).logs)).get(origin) ?? null,
    keep: (origin, seen) => {
      const logs = new Map(Object.entries(read(memory).logs)).set(origin, seen);
      replace(directory, memory, JSON.stringify({ v: 1, logs: Object.fromEntries(logs) }));
    },
  };
}

function readSeed(directory: string, memory: string): Buffer {
  const file = join(directory, 'witness.key');
  if (!existsSync(file)) begin(directory, { file, memory });
  if (!existsSync(memory)) {
    throw new Error(
      `${memory} a disparu : un témoin sans mémoire ne doit plus signer. Il lui faut une nouvelle clé.`,
    );
  }
  if (statSync(file).mode & 0o077) throw new Error(`${file} : lisible par d’autres. Faites chmod 600.`);
  const seed = readFileSync(file);
  if (seed.length !== seedBytes)
    throw new Error(`${file} : ${seedBytes} octets attendus, ${seed.length} lus.`);
  return seed;
}

/** The memory first: cut between the two, an empty memory without a key is a first start again. */
function begin(directory: string, { file, memory }: { file: string; memory: string }): void {
  if (existsSync(memory) && Object.keys(read(memory).logs).length > 0) {
    throw new Error(`${file} a disparu : la mémoire de ce témoin appartient à une clé qui n’est plus là.`);
  }
  replace(directory, memory, JSON.stringify({ v: 1, logs: {} }));
  replace(directory, file, randomBytes(seedBytes));
}

function read(memory: string): z.infer<typeof MemorySchema> {
  return MemorySchema.parse(JSON.parse(readFileSync(memory, 'utf8')));
}

/** Whole or not at all, and on disk: written beside, synced, renamed, and the folder synced. */
function replace(directory: string, file: string, content: string | Buffer): void {
  const beside = `${file}.new`;
  const descriptor = openSync(beside, 'w', 0o600);
  try {
    writeSync(descriptor, Buffer.from(content));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(beside, file);
  syncFolder(directory);
}

function syncFolder(directory: string): void {
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
