/** Questions to a walk: how far, by which way, and what no way can leave out. */
import type { Edge, Node, Walk } from './walk.ts';

/** Fewest edges from each node to the nearest goal, by walking backwards. */
export function stepsTo(goals: readonly Node[], edges: readonly Edge[]): Map<string, number> {
  const before = Map.groupBy(edges, ({ to }) => to.key);
  const distance = new Map(goals.map(({ key }) => [key, 0]));
  for (const [key, steps] of distance) {
    for (const { from } of before.get(key) ?? []) {
      if (!distance.has(from.key)) distance.set(from.key, steps + 1);
    }
  }
  return distance;
}

/** Everything that can be reached from the start without ever being in one of these states. */
export function reachedWithout({ start, edges }: Walk, isAvoided: (node: Node) => boolean): Set<string> {
  const after = Map.groupBy(edges, ({ from }) => from.key);
  const reached = new Set([start.key]);
  for (const key of reached) {
    for (const { to } of after.get(key) ?? []) if (!isAvoided(to)) reached.add(to.key);
  }
  return reached;
}

/** What the agent does by itself, or the counter, costs the patient no touch. */
const isFree = ({ by, what }: Edge): boolean => by === 'agent' && !what.startsWith('connection');

/** Fewest touches from the moment when the card is in to the first state that satisfies `isGoal`; null: no way. */
export function fewestTaps({ nodes, edges }: Walk, isGoal: (node: Node) => boolean): number | null {
  const after = Map.groupBy(
    edges.filter((edge) => edge.by === 'patient' || isFree(edge)),
    ({ from }) => from.key,
  );
  const begun = nodes.find(({ screen, model }) => screen === 'reading' && model.visits === 1);
  let reached = begun ? [begun] : [];
  const seen = new Set(reached.map(({ key }) => key));
  for (let taps = 0; reached.length > 0; taps += 1) {
    const now = withoutTouch(reached, after, seen);
    if (now.some(isGoal)) return taps;
    reached = now
      .flatMap(({ key }) => after.get(key) ?? [])
      .filter(({ by, to }) => by === 'patient' && !seen.has(to.key))
      .map(({ to }) => to);
    for (const { key } of reached) seen.add(key);
  }
  return null;
}

function withoutTouch(from: readonly Node[], after: Map<string, Edge[]>, seen: Set<string>): Node[] {
  const all = [...from];
  for (const node of all) {
    for (const edge of after.get(node.key) ?? []) {
      if (!isFree(edge) || seen.has(edge.to.key)) continue;
      seen.add(edge.to.key);
      all.push(edge.to);
    }
  }
  return all;
}
