/** The national base of invented people: one JSON file, written beside and renamed, so that a kill leaves it whole. */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { z } from 'zod';

/** opposed: simulated; what the real service keeps of an opposition is not public. */
export const StatusSchema = z.enum(['open', 'closed', 'opposed', 'barred']);

const PersonSchema = z.strictObject({
  prefix: z.string(),
  /** The birth name. */
  family: z.string(),
  /** Null: the birth name is the one they use. */
  usual: z.string().nullable().default(null),
  given: z.string(),
  birthTime: z.string(),
});
export type Person = z.infer<typeof PersonSchema>;

export const OppositionsSchema = z.strictObject({ breakGlass: z.boolean(), emergencyCall: z.boolean() });
export type Oppositions = z.infer<typeof OppositionsSchema>;

/** How to reach somebody, as the wire writes it. */
export const ContactSchema = z.strictObject({
  telecoms: z.array(z.strictObject({ use: z.string().nullable(), value: z.string() })).default(() => []),
  address: z.array(z.strictObject({ part: z.string(), text: z.string() })).default(() => []),
});
export type Contact = z.infer<typeof ContactSchema>;

export const RepresentativeSchema = ContactSchema.extend({
  relationCode: z.string(),
  family: z.string(),
  given: z.string(),
});

/** The patient's internet account. Of the last password only a digest: a state file is no place for a secret. */
const AccessSchema = z.strictObject({
  login: z.string(),
  passwordSha256: z.string(),
  sms: z.string().nullable(),
  email: z.string().nullable(),
  /** How often codes were given: by TD1.5a once, by each TD1.5d again. */
  issued: z.int().min(1),
});
export type InternetAccess = z.infer<typeof AccessSchema>;

export const AuthorizationSchema = z.strictObject({
  nationalId: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  codeSpeciality: z.string(),
  libSpeciality: z.string(),
  /** AAAAMMJJHHMMSS, UTC. */
  startOfAuthorization: z.string(),
  lastActionDate: z.string(),
  mode: z.enum(['ACTIVE', 'INTERDITE']),
});
export type Authorization = z.infer<typeof AuthorizationSchema>;

const RecordSchema = z.strictObject({
  ins: z.string(),
  status: StatusSchema,
  /** Of the closure or the opposition; null while it is open. */
  since: z.iso.datetime().nullable().default(null),
  linkedToMes: z.boolean(),
  /** How often this number was effectively opened by TD1.1: never more than once, or somebody is at fault. */
  creations: z.int().min(0).default(0),
  /** How often TD1.2, TD1.3b and TD1.4 took effect. */
  reactivations: z.int().min(0).default(0),
  modifications: z.int().min(0).default(0),
  closures: z.int().min(0).default(0),
  /** Null: set by the operator, nobody said who it is. */
  person: PersonSchema.nullable().default(null),
  contact: ContactSchema.default(() => ({ telecoms: [], address: [] })),
  representative: RepresentativeSchema.nullable().default(null),
  oppositions: OppositionsSchema.default(() => ({ breakGlass: false, emergencyCall: false })),
  access: AccessSchema.nullable().default(null),
  authorizations: z.array(AuthorizationSchema).default(() => []),
});
export type NationalRecord = z.infer<typeof RecordSchema>;

/** A record about which nothing else is known yet. */
export function newRecord(known: z.input<typeof RecordSchema>): NationalRecord {
  return RecordSchema.parse(known);
}

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
