/**
 * Whether the stored ledger is still the one that was signed: grown again from its leaves, a bounded piece at a time,
 * and compared with every stored subtree and every checkpoint on the way. Whoever may rewrite the database has no key
 * of the ledger: what they change no longer fits a signature.
 */
import type { StoredCheckpoint } from './ledger-store.ts';
import { appendLeaf, emptyTree, type HashedNode, rootOf, type TreeEdge } from './merkle.ts';
import type { LeafRange } from './merkle-proofs.ts';
import { isSignedHead } from './sequencer.ts';
import type { VerifierKey } from './verifier-key.ts';
import type { Outlines, WatchStore } from './watch-store.ts';

/** One finding; `at` is an index or a size. */
export interface Finding {
  what:
    | 'leaf-missing'
    /** A number that no checkpoint covers, or that is there twice. */
    | 'leaf-unsigned'
    | 'node-missing'
    | 'node-unsigned'
    /** A leaf, a subtree or a root is not what the others say. */
    | 'tree-changed'
    /** The evidence of a leaf is gone, is not the one that was hashed, or was emptied without an erasure. */
    | 'evidence-changed'
    /** A batch of the audit trail no longer holds the rows that were sealed, or a row stands where none can be yet. */
    | 'audit-changed'
    /** The stored bytes of a batch of evidence are not those that were sealed; `at`, here and above: the batch. */
    | 'sealed-changed'
    /** A note and its row differ, or the ledger's signature does not hold. */
    | 'checkpoint-changed'
    /** One that was seen before is gone. */
    | 'checkpoint-missing';
  at: number;
}

/** What one look leaves for the next: heads only ever grow. */
export interface Remembered {
  size: number;
  checkpoints: number;
}

/** Compares the outlines with what was seen before and with the newest checkpoint. */
export function checkOutlines(seen: Outlines, before: Remembered): Finding | null {
  const size = seen.newest?.size ?? 0;
  if (size < before.size || seen.knownCheckpoints < before.checkpoints)
    return { what: 'checkpoint-missing', at: size };
  if ((seen.lastIndex ?? -1) >= size) return { what: 'leaf-unsigned', at: seen.lastIndex ?? 0 };
  if ((seen.lastIndex ?? -1) < size - 1) return { what: 'leaf-missing', at: size - 1 };
  if (seen.firstIndex !== null && seen.firstIndex < 0) return { what: 'leaf-unsigned', at: seen.firstIndex };
  return seen.nodesBeyond ? { what: 'node-unsigned', at: size } : null;
}

export interface Walk {
  tree: TreeEdge;
  finding: Finding | null;
}

export const walkStart: Walk = { tree: emptyTree, finding: null };

/** Grows the tree by the leaves up to `to`, and stops at the first finding. */
export async function walkOn(
  store: WatchStore,
  { tree }: Walk,
  { to, keys }: { to: number; keys: VerifierKey[] },
): Promise<Walk> {
  const range = { from: tree.size, to };
  const [leaves, stored, heads, orphan] = await Promise.all([
    store.leaves(range),
    store.finishedIn(range),
    store.checkpoints(range),
    store.evidenceAmiss(range),
  ]);
  const wrong = wrongNumber(leaves, range) ?? wrongSignature(heads, keys);
  if (wrong) return { tree, finding: wrong };
  const walked = regrow(tree, leaves, { stored, heads });
  // The tree first: what is signed says more than a row beside it.
  return walked.finding || orphan === null
    ? walked
    : { tree: walked.tree, finding: { what: 'evidence-changed', at: orphan } };
}

function wrongNumber(leaves: { index: number }[], { from, to }: LeafRange): Finding | null {
  const place = leaves.findIndex(({ index }, offset) => index !== from + offset);
  const wrong = place < 0 ? undefined : leaves[place];
  if (wrong) return { what: wrong.index > from + place ? 'leaf-missing' : 'leaf-unsigned', at: from + place };
  return leaves.length < to - from ? { what: 'leaf-missing', at: from + leaves.length } : null;
}

function wrongSignature(heads: StoredCheckpoint[], keys: VerifierKey[]): Finding | null {
  const wrong = heads.find((head) => !isSignedHead(head.note, head, keys));
  return wrong ? { what: 'checkpoint-changed', at: wrong.size } : null;
}

interface OnTheWay {
  stored: HashedNode[];
  heads: StoredCheckpoint[];
}

function regrow(start: TreeEdge, leaves: { hash: Buffer }[], { stored, heads }: OnTheWay): Walk {
  const nodes = new Map(stored.map((node) => [nameOf(node), node.hash]));
  const roots = new Map(heads.map(({ size, root }) => [size, root]));
  let tree = start;
  for (const { hash } of leaves) {
    const added = appendLeaf(tree, hash);
    tree = added.tree;
    const finding = wrongNode(added.finished, nodes, tree.size) ?? wrongRoot(tree, roots.get(tree.size));
    if (finding) return { tree, finding };
  }
  return { tree, finding: null };
}

function wrongNode(finished: HashedNode[], nodes: Map<string, Buffer>, at: number): Finding | null {
  for (const node of finished) {
    const stored = nodes.get(nameOf(node));
    if (!stored) return { what: 'node-missing', at };
    if (!stored.equals(node.hash)) return { what: 'tree-changed', at };
  }
  return null;
}

function wrongRoot(tree: TreeEdge, signed: Buffer | undefined): Finding | null {
  return signed && !rootOf(tree).equals(signed) ? { what: 'tree-changed', at: tree.size } : null;
}

const nameOf = ({ level, index }: HashedNode): string => `${level}/${index}`;
