/**
 * The ledger in pieces of so many leaves, each of which can be checked alone: the edge of the tree where it begins was seen
 * by the walk through all of it, and so was the one where it ends.
 */
import { type Finding, walkOn } from '../history-check.ts';
import { emptyTree, type TreeEdge } from '../merkle.ts';
import type { VerifierKey } from '../verifier-key.ts';
import type { WatchStore } from '../watch-store.ts';

/** In memory only: who changes the database cannot change it, and a server that starts has seen nothing. */
export interface SeenEdges {
  readonly pieceLeaves: number;
  /** Leaves that a walk through everything has reached; null: none has ended yet. */
  reached(): number | null;
  reach(size: number): void;
  at(size: number): TreeEdge | undefined;
  /** Kept where a piece begins. False: another one was seen here before. */
  keep(tree: TreeEdge): boolean;
}

export function seenEdges(pieceLeaves: number): SeenEdges {
  const edges = new Map<number, TreeEdge>([[0, emptyTree]]);
  let reached: number | null = null;
  return {
    pieceLeaves,
    reached: () => reached,
    reach: (size) => {
      reached = Math.max(reached ?? 0, size);
    },
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
  store: WatchStore;
  edges: SeenEdges;
  keys: VerifierKey[];
  /** Of the whole ledger. */
  size: number;
}

/** unseen: nobody has walked to where it begins. */
export async function checkPiece(parts: PieceParts, piece: number): Promise<Finding | 'unseen' | null> {
  const { store, edges, keys, size } = parts;
  const tree = edges.at(piece * edges.pieceLeaves);
  if (!tree) return 'unseen';
  const to = Math.min(size, tree.size + edges.pieceLeaves);
  const walk = await walkOn(store, { tree, finding: null }, { to, keys });
  if (walk.finding) return walk.finding;
  return edges.keep(walk.tree) ? null : { what: 'tree-changed', at: walk.tree.size };
}
