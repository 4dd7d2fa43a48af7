/**
 * Where a walk stops, so that it ends: whatever goes on there as it does elsewhere. Each rule says what it leaves out,
 * and which test has it instead.
 */
import type { AgentState } from '@borne/kiosk-agent/contract';
import type { ScreenName } from '../../../kiosk-ui/src/journey/screen.ts';
import { isClear, type Node, placeOf, type Snapshot } from './walk-node.ts';

/** Where the walk stops: at the names of a second person, and where all goes on as it does elsewhere. */
export function isWalkedOn(node: Node): boolean {
  const { snapshot, model, screen } = node;
  if (model.visits > 1) return ['reading', 'wiping', 'thanks'].includes(screen);
  if (goesAsClosed(node.agent, snapshot)) return false;
  // Without a card, the next person reads what the first one could.
  if (model.visits > 0 && /^("noCard"|\{"information")/.test(placeOf(snapshot))) return false;
  const isAside = !isClear(node) && screen !== 'cardGone' && model.visits > 0;
  if (isAside && !isInTheMiddle(snapshot)) return false;
  return readsOnlyOnce(node) && looksCloserOnlyOnce(node);
}

/** What is read while the service is away is the same whatever went before. */
function readsOnlyOnce({ snapshot, agent, model }: Node): boolean {
  if (!/"readingOn":"(?!what)/.test(placeOf(snapshot))) return true;
  const { as, confirmed, command } = snapshot.context;
  const isPlain = as === 'self' && confirmed && command === null && model.last === null;
  return isPlain && (agent.visit.stage === 'offline' || agent.visit.stage === 'choosing');
}

/** The second layer leads back to the first, whatever was answered before. */
function looksCloserOnlyOnce({ snapshot, agent }: Node): boolean {
  if (!placeOf(snapshot).includes('"explain":"more')) return true;
  const { insurer, close } = snapshot.context.quizMisses;
  return insurer + close === 0 && agent.assistance.call === null;
}

/** From its explanation on, a record whose opening was opposed goes the way of one that was closed. */
const goesAsClosed = ({ visit }: AgentState, snapshot: Snapshot): boolean =>
  visit.stage === 'deciding' &&
  visit.record.status === 'opposed' &&
  snapshot.matches({ open: { journey: { session: { deciding: 'explain' } } } });

/**
 * Interruptions, and a card that comes out, are walked where a call is in flight that must not be made twice, and on a
 * few screens besides. From all the others overlays.test.ts goes there and back in one step each.
 */
export function isInterrupted({ snapshot, screen, model }: Node): boolean {
  if (!isClear({ snapshot })) return true;
  return model.visits === 0 || screen === 'whichPerson' || isInTheMiddle(snapshot);
}

const isInTheMiddle = (snapshot: Snapshot): boolean =>
  /"(working|checking|papers|sending|closing|unanswered)"/.test(placeOf(snapshot));

export const interrupts: ReadonlySet<string> = new Set(['HELP', 'QUIT', 'IDLE', 'pulled out']);
export const keepsItsPlace: readonly ScreenName[] = [
  'help',
  'helpNoAnswer',
  'idleWarning',
  'quitConfirm',
  'cardGone',
];
