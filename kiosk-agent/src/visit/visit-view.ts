/** What a screen may see of a visit: first names and birth years, never a number or a family name. Pure. */
import type { HolderView } from '../../contract/card.ts';
import type { Visit } from '../../contract/visit.ts';
import type { CardHolder } from '../card/card-reading.ts';
import type { VisitState } from './visit.ts';

export function holderView(holder: CardHolder, index: number): HolderView {
  const year = holder.birthDate.raw.slice(0, 4);
  const readable = holder.birthDate.kind !== 'unreadable' && /^\d{4}$/.test(year);
  return { index, firstName: holder.firstName.slice(0, 120), birthYear: readable ? year : null };
}

/** Each field is named: a personal one that a stage gains later cannot slip through. */
export function visitView(state: VisitState): Visit {
  switch (state.stage) {
    case 'none':
      return { stage: 'none' };
    case 'card-problem':
      return { stage: 'card-problem', visitId: state.visitId, problem: state.problem };
    case 'choosing':
      return { stage: 'choosing', visitId: state.visitId, holders: state.holders.map(holderView) };
    case 'checking':
    case 'offline':
      return { stage: state.stage, visitId: state.visitId, holder: state.person.view };
    case 'deciding': {
      const { visitId, person, record } = state;
      return { stage: 'deciding', visitId, holder: person.view, record };
    }
    case 'not-possible':
      return { stage: 'not-possible', visitId: state.visitId, reason: state.reason };
    case 'printing':
      return { stage: 'printing', visitId: state.visitId, outcome: state.outcome };
    case 'finished': {
      const { visitId, outcome, ticket } = state;
      return { stage: 'finished', visitId, outcome, ticket };
    }
    case 'reading':
    case 'creating':
    case 'refused':
      return { stage: state.stage, visitId: state.visitId };
    default:
      return state satisfies never;
  }
}
