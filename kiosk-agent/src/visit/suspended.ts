/**
 * The card came out in the middle: a person who mistook the moment has some seconds to put it back. Pure. What they
 * were doing is kept here and shown to nobody; another card finds nothing of it.
 */
import type { VisitEvent } from './visit-event.ts';
import { type Hidden, none, type Suspended, type VisitState } from './visit-state.ts';

type Suspendable = Exclude<Hidden, { stage: 'not-possible' }>;
type Named = Exclude<VisitState, { stage: 'none' }>;

/** Before the answer, with a card that was read. From the answer on, what was decided goes its way without the card. */
export function isSuspendable(state: VisitState): state is Suspendable {
  return isHidden(state) && state.stage !== 'not-possible';
}

export function suspend(former: Suspendable): Suspended {
  return { stage: 'suspended', visitId: former.visitId, mark: former.card.mark, former };
}

/** What others answer meanwhile is kept for the return; what a hand asks is not done. */
export function whileSuspended(
  state: Suspended,
  event: VisitEvent,
  next: (former: Named, event: VisitEvent) => VisitState,
): VisitState {
  switch (event.type) {
    case 'card-back':
      return event.mark === state.mark ? state.former : none;
    case 'papers-judged':
    case 'status-known':
    case 'status-unknown':
    case 'identity-not-recognised': {
      const former = next(state.former, event);
      return isHidden(former) && former !== state.former ? { ...state, former } : state;
    }
    case 'left':
    case 'forgotten':
      return none;
    default:
      return state;
  }
}

function isHidden(state: VisitState): state is Hidden {
  switch (state.stage) {
    case 'choosing':
    case 'papers':
    case 'checking':
    case 'offline':
    case 'not-possible':
    case 'deciding':
      return true;
    default:
      return false;
  }
}
