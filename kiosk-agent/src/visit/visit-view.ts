/** What a screen may see of a visit: first names and birth years, never a number or a family name. Pure. */
import type { HolderView } from '../../contract/card.ts';
import type { Visit } from '../../contract/visit.ts';
import type { CardHolder } from '../card/card-reading.ts';
import { isMinor, type Ruling } from './eligibility.ts';
import type { VisitState } from './visit-state.ts';

export function holderView({ birthDate, firstName }: CardHolder, index: number, ruling: Ruling): HolderView {
  const year = birthDate.raw.slice(0, 4);
  const readable = birthDate.kind !== 'unreadable' && /^\d{4}$/.test(year);
  return {
    index,
    firstName: firstName.slice(0, 120),
    birthYear: readable ? year : null,
    isMinor: isMinor(birthDate, ruling),
  };
}

/** Each field is named: a personal one that a stage gains later cannot slip through. */
export function visitView(state: VisitState): Visit {
  switch (state.stage) {
    case 'none':
      return { stage: 'none' };
    case 'card-problem':
      return { stage: 'card-problem', visitId: state.visitId, problem: state.problem };
    case 'choosing':
      return { stage: 'choosing', visitId: state.visitId, holders: state.card.views };
    case 'papers':
      return { stage: 'papers', visitId: state.visitId, holder: state.person.view, as: state.as };
    case 'checking':
    case 'offline':
      return { stage: state.stage, visitId: state.visitId, holder: state.person.view };
    case 'deciding': {
      const { visitId, person, record, answerer } = state;
      return { stage: 'deciding', visitId, holder: person.view, record, actor: answerer.actor };
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
    case 'suspended':
    case 'creating':
    case 'closing':
    case 'refused':
      return { stage: state.stage, visitId: state.visitId };
    default:
      return state satisfies never;
  }
}
