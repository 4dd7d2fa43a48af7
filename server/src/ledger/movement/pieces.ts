/**
 * The ledger in pieces of so many leaves, each of which can be checked alone: the edge of the tree where it begins was seen
 * by the walk through all of it, and so was the one where it ends. Where that walk has not been, the stored edge has to do.
 */
import type { Database } from '../../db/database.ts';
import { type Finding, walkOn } from '../history-check.ts';
import { ledgerStore } from '../ledger-store.ts';
import { emptyTree, type TreeEdge } from '../merkle.ts';
import { LedgerDamaged, readEdge } from '../tree-reader.ts';
import type { VerifierKey } from '../verifier-key.ts';
import { watchStore } from '../watch-store.ts';

/** In memory only: who changes the database cannot change it, and a server that starts has seen nothing. */
export interface SeenEdges {
  readonly pieceLeaves: number;
  at(size: number): TreeEdge | undefined;
  /** Kept where a piece begins. False: another one was seen here before. */
  keep(tree: TreeEdge): boolean;
}

export function seenEdges(pieceLeaves: number): SeenEdges {
  const edges = new Map<number, TreeEdge>([[0, emptyTree]]);
  return {
    pieceLeaves,
    at: (size) => edges.get(size),
    keep: (tree) => {
      if (tree.size % pieceLeaves !== 0) return true;
      const before = edges.get(tree.size);
      if (!before) edges.set(tree.size, tree);
      return !before || isSame(before, tree);
    },
  };
}

function isSame({ edge: one }: TreeEdge, { edge: other }: TreeEdge): boolean {
  return one.length === other.length && one.every((hash, place) => hash.equals(other[place] ?? Buffer.of()));
}

export interface PieceParts {
  database: Database;
  edges: SeenEdges;
  keys: VerifierKey[];
  /** Of the whole ledger. */
  size: number;
}

export async function checkPiece(parts: PieceParts, piece: number): Promise<Finding | null> {
  const { database, edges, keys, size } = parts;
  const begin = piece * edges.pieceLeaves;
  const seen = edges.at(begin);
  const tree = seen ?? (await storedEdge(database, begin));
  if (!tree) return { what: 'node-missing', at: begin };
  const to = Math.min(size, begin + edges.pieceLeaves);
  const { tree: end, finding } = await walkOn(watchStore(database), { tree, finding: null }, { to, keys });
  if (finding) return finding;
  // What began at an edge that nobody has seen to be right proves none to be right where it ends.
  return !seen || edges.keep(end) ? null : { what: 'tree-changed', at: end.size };
}

async function storedEdge(database: Database, size: number): Promise<TreeEdge | null> {
  try {
    return await readEdge(ledgerStore(database), size);
  } catch (error) {
    if (error instanceof LedgerDamaged) return null;
    throw error;
  }
}
