/** The national base of invented people: one JSON file, written beside and renamed, so that a kill leaves it whole. */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { z } from 'zod';

/** opposed: simulated; what the real service keeps of an opposition is not public. */
export const StatusSchema = z.enum(['open', 'closed', 'opposed', 'barred']);

const PersonSchema = z.strictObject({
  prefix: z.string(),
  family: z.string(),
  given: z.string(),
  birthTime: z.string(),
});
export type Person = z.infer<typeof PersonSchema>;

const RecordSchema = z.strictObject({
  ins: z.string(),
  status: StatusSchema,
  /** Of the closure or the opposition; null while it is open. */
  since: z.iso.datetime().nullable().default(null),
  linkedToMes: z.boolean(),
  /** How often this number was effectively opened by TD1.1: never more than once, or somebody is at fault. */
  creations: z.int().min(0),
  /** How often TD1.2 and TD1.4 took effect. */
  reactivations: z.int().min(0).default(0),
  closures: z.int().min(0).default(0),
  /** Null: set by the operator, nobody said who it is. */
  person: PersonSchema.nullable(),
});
export type NationalRecord = z.infer<typeof RecordSchema>;

const StateSchema = z.strictObject({ records: z.array(RecordSchema) });

export interface Records {
  all(): NationalRecord[];
  find(ins: string): NationalRecord | null;
  put(record: NationalRecord): void;
  remove(ins: string): void;
  clear(): void;
}

/** Reads the file, or begins with nothing. Throws when it is there and is not ours. */
export function openRecords(file: string): Records {
  const records = new Map(load(file).map((record) => [record.ins, record]));
  const save = (): void => write(file, JSON.stringify({ records: [...records.values()] }, null, 2));
  return {
    all: () => [...records.values()],
    find: (ins) => records.get(ins) ?? null,
    put: (record) => {
      records.set(record.ins, record);
      save();
    },
    remove: (ins) => {
      if (records.delete(ins)) save();
    },
    clear: () => {
      records.clear();
      save();
    },
  };
}

function load(file: string): NationalRecord[] {
  if (!existsSync(file)) return [];
  try {
    return StateSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).records;
  } catch (cause) {
    throw new Error('le fichier d’état n’est pas celui d’un simulateur', { cause });
  }
}

function write(file: string, text: string): void {
  const beside = `${file}.new`;
  const descriptor = openSync(beside, 'w', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(beside, file);
}
