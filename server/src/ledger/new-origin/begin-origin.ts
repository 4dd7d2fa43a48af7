/**
 * Begins a log of a new origin after one that cannot go on. Nothing is begun unless every witness has said what it vouched
 * for last, at least one vouched for a history that is not held, and what is held is what was signed: a database that was
 * tampered with is not washed by a new name. The witnesses hear of the new origin from their own operators only.
 */
import { randomBytes } from 'node:crypto';
import { auditDetail } from '../../audit/audit-event.ts';
import type { Database } from '../../db/database.ts';
import { signCheckpoint, type TreeHead } from '../checkpoint.ts';
import type { Finding } from '../history-check.ts';
import { signatureTypes, signingKey, type VerifierKey, vkeyOf } from '../verifier-key.ts';
import type { WitnessSetting } from '../witness-client.ts';
import { heldHead, isHeld, longestCosigned, wrongInHeldLog } from './held-log.ts';
import { type OriginStatement, statementLeaf, statementText, toldHead } from './origin-statement.ts';
import { askWitness, type Witnessed, witnessedNote } from './witnessed.ts';

export interface OriginParts {
  /** As the owner of the schema, with no limit of time. */
  database: Database;
  /** 32 bytes: the Ed25519 seed of the ledger's key. */
  seed: Uint8Array;
  former: string;
  /** Of the former origin, older than the key. */
  formerKeys: VerifierKey[];
  witnesses: WitnessSetting[];
  /** Cosigned checkpoints of the former origin, for witnesses that cannot be asked. */
  notes: string[];
  now: () => Date;
  /** UUIDv7. */
  newId: () => string;
}

/** What is given out, for whoever wants to follow from the former log to the new one. */
export interface OriginPaper {
  statement: string;
  /** Base64. */
  salt: string;
  /** Size 1: its root is the leaf of the statement. */
  checkpoint: string;
  /** Of the former origin. */
  cosigned: string[];
  vkey: string;
}

/**
 * proposed: nothing was written. silent: these witnesses have not said what they vouched for. not-needed: all that they
 * vouched for is held, the former log can go on. tampered: what is held is not what was signed. served: a server works on
 * the database. overtaken: the log grew meanwhile. other-origin: the database's log is of another origin, or the new one
 * has been used.
 */
export type OriginOutcome =
  | { outcome: 'begun' | 'proposed'; statement: OriginStatement; paper: OriginPaper }
  | { outcome: 'silent'; witnesses: string[] }
  | { outcome: 'tampered'; finding: Finding }
  | { outcome: 'not-needed' | 'served' | 'overtaken' | 'other-origin' };

/** Throws when the database does, or the new origin is no key name. */
export async function beginOrigin(
  parts: OriginParts,
  origin: string,
  isMeant: boolean,
): Promise<OriginOutcome> {
  const { database, seed, former, formerKeys } = parts;
  const logKeys = [signingKey(former, signatureTypes.log, seed).verifier, ...formerKeys];
  if (await isServed(database)) return { outcome: 'served' };
  if (await isOfAnother(database, former)) return { outcome: 'other-origin' };
  const finding = await wrongInHeldLog(database, logKeys);
  if (finding) return { outcome: 'tampered', finding };
  const { witnessed, silent } = await everyWitness(parts, logKeys);
  if (silent.length > 0) return { outcome: 'silent', witnesses: silent };
  const held = await heldHead(database);
  const isEachHeld = await Promise.all(witnessed.map((one) => isHeld(database, held, one)));
  if (!isEachHeld.includes(false)) return { outcome: 'not-needed' };
  const statement = await statementOf(parts, { origin, held, witnessed });
  const paper = paperOf(statement, witnessed, seed);
  return isMeant ? begin(parts, statement, paper) : { outcome: 'proposed', statement, paper };
}

/** By the name that its pool has (server/src/db/database.ts). */
async function isServed(database: Database): Promise<boolean> {
  const { rows } = await database.query({
    text: `select from pg_stat_activity where datname = current_database() and application_name = 'borne-server'`,
  });
  return rows.length > 0;
}

/** Has a new origin been begun here that this command was not told of? */
async function isOfAnother(database: Database, former: string): Promise<boolean> {
  const { rows } = await database.query<{ origin: string }>({
    text: 'select origin from ledger_origins order by number desc limit 1',
  });
  return rows[0] !== undefined && rows[0].origin !== former;
}

async function everyWitness(
  { witnesses, notes }: OriginParts,
  logKeys: VerifierKey[],
): Promise<{ witnessed: Witnessed[]; silent: string[] }> {
  const said = await Promise.all(
    witnesses.map(async (setting) => {
      const brought = notes
        .map((note) => witnessedNote(note, setting.key, logKeys))
        .filter((one) => one !== null);
      const asked = await askWitness(setting, logKeys);
      const longest = [...brought, ...(asked ? [asked] : [])].toSorted(
        (one, other) => other.size - one.size,
      )[0];
      return longest ?? setting.key.name;
    }),
  );
  return {
    witnessed: said.filter((one) => typeof one !== 'string'),
    silent: said.filter((one) => typeof one === 'string'),
  };
}

async function statementOf(
  { database, former, witnesses, now }: OriginParts,
  { origin, held, witnessed }: { origin: string; held: TreeHead; witnessed: Witnessed[] },
): Promise<OriginStatement> {
  const keys = witnesses.map(({ key }) => key);
  const cosigned = witnessed.map((one) => ({ ...toldHead(one), witness: one.witness }));
  const from = await longestCosigned(database, keys);
  return {
    ...{ v: 1, kind: 'new-origin', origin },
    follows: { origin: former, held: toldHead(held), cosigned },
    missing: { from, to: Math.max(from, ...witnessed.map(({ size }) => size)) },
    at: now().toISOString(),
  };
}

function paperOf(statement: OriginStatement, witnessed: Witnessed[], seed: Uint8Array): OriginPaper {
  const key = signingKey(statement.origin, signatureTypes.log, seed);
  const [text, salt] = [statementText(statement), randomBytes(32)];
  return {
    statement: text,
    salt: salt.toString('base64'),
    checkpoint: signCheckpoint({ size: 1, root: statementLeaf(text, salt) }, key),
    cosigned: witnessed.map(({ note }) => note),
    vkey: vkeyOf(key.verifier),
  };
}

async function begin(
  { database, newId }: OriginParts,
  statement: OriginStatement,
  paper: OriginPaper,
): Promise<OriginOutcome> {
  const salt = Buffer.from(paper.salt, 'base64');
  const { origin, follows } = statement;
  const { rows } = await database.query<{ outcome: 'begun' | 'overtaken' | 'other-origin' }>({
    text: `select begin_ledger_origin($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) as outcome`,
    values: [
      ...[follows.origin, follows.held.size, origin, newId(), paper.statement, salt],
      ...[
        statementLeaf(paper.statement, salt),
        paper.checkpoint,
        paper.cosigned,
        newId(),
        auditDetail(origin),
      ],
    ],
  });
  const outcome = rows[0]?.outcome;
  if (!outcome) throw new Error('begin_ledger_origin answered nothing');
  return outcome === 'begun' ? { outcome, statement, paper } : { outcome };
}
