/** What the database holds of the former log, looked at whole before anything is built on it. */
import type { Database } from '../../db/database.ts';
import { auditBatches } from '../batches/audit-batches.ts';
import { type BatchWalk, walkBatches } from '../batches/batch-check.ts';
import { evidenceBatches } from '../batches/evidence-batches.ts';
import type { TreeHead } from '../checkpoint.ts';
import { cosignatureOf } from '../cosignature.ts';
import { checkOutlines, type Finding, type Walk, walkOn, walkStart } from '../history-check.ts';
import { ledgerStore } from '../ledger-store.ts';
import { emptyTree, rootOf } from '../merkle.ts';
import { parseNote } from '../signed-note.ts';
import { readEdge } from '../tree-reader.ts';
import type { VerifierKey } from '../verifier-key.ts';
import { watchStore } from '../watch-store.ts';

const step = 2_000;

/** Null when all of it is what was signed. Rows are not asked to be of the past: in another cluster they are not. */
export async function wrongInHeldLog(database: Database, keys: VerifierKey[]): Promise<Finding | null> {
  const store = watchStore(database);
  const outlines = await store.outlines(0);
  const amiss = checkOutlines(outlines, { size: 0, checkpoints: 0 });
  if (amiss) return amiss;
  const size = outlines.newest?.size ?? 0;
  for (let walk: Walk = walkStart; walk.tree.size < size; ) {
    walk = await walkOn(store, walk, { to: Math.min(size, walk.tree.size + step), keys });
    if (walk.finding) return walk.finding;
  }
  return wrongBatch(database);
}

async function wrongBatch(database: Database): Promise<Finding | null> {
  for (const store of [auditBatches(database), evidenceBatches(database)]) {
    let walk: BatchWalk = { next: 0, count: await store.count(), finding: null };
    while (walk.next < walk.count) {
      walk = await walkBatches(store, walk, step);
      if (walk.finding) return walk.finding;
    }
  }
  return null;
}

/** Of the sound log of the database. */
export async function heldHead(database: Database): Promise<TreeHead> {
  const newest = await ledgerStore(database).newest();
  return newest ?? { size: 0, root: rootOf(emptyTree) };
}

/** Does what was witnessed stand in the held log, or does it tell of more, or of something else? */
export async function isHeld(database: Database, held: TreeHead, witnessed: TreeHead): Promise<boolean> {
  if (witnessed.size > held.size) return false;
  const tree = await readEdge(ledgerStore(database), witnessed.size);
  return rootOf(tree).equals(witnessed.root);
}

/** Size of the longest held checkpoint that one of the witnesses vouched for; 0 for none. */
export async function longestCosigned(database: Database, witnesses: VerifierKey[]): Promise<number> {
  for (let below: string | null = null; ; ) {
    const { rows }: { rows: { size: string; note: string }[] } = await database.query({
      text: `select size, note from ledger_checkpoints where $1::bigint is null or size < $1 order by size desc limit 100`,
      values: [below],
    });
    const found = rows.find(({ note }) => isCosigned(note, witnesses));
    if (found) return Number(found.size);
    below = rows.at(-1)?.size ?? null;
    if (below === null) return 0;
  }
}

function isCosigned(note: string, witnesses: VerifierKey[]): boolean {
  const parsed = parseNote(note);
  return parsed !== null && witnesses.some((key) => cosignatureOf(parsed, key).state === 'cosigned');
}
