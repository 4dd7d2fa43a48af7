/** Who answers for a holder: they themselves, a parent for a child, a guardian whose papers the counter has seen. Pure. */
import type { PapersVerdict } from './counter-port.ts';
import { eligibility } from './eligibility.ts';
import type { HolderConfirmed } from './visit-event.ts';
import type { Choosing, Offline, Papers, Person, VisitState } from './visit-state.ts';

export function confirmHolder(
  state: Choosing | Offline,
  { index, as, ...ruling }: HolderConfirmed,
): VisitState {
  const { visitId, card } = state;
  if (isSameAgain(state, index, as)) return { ...state, stage: 'checking' };
  const view = card.views[index];
  const answer = eligibility(card.holders, index, as, ruling);
  if (view === undefined || answer === null) return state;
  if (!answer.eligible) {
    return answer.reason === 'card-text'
      ? { stage: 'card-problem', visitId, problem: 'unreadable' }
      : { stage: 'not-possible', visitId, reason: answer.reason };
  }
  const person: Person = { view, identity: answer.identity };
  return as === 'self'
    ? { stage: 'checking', visitId, card, person, answerer: { actor: 'self', papersCallId: null } }
    : { stage: 'papers', visitId, card, person, as };
}

/** After a silence of the server nobody shows the same papers twice. */
function isSameAgain(state: Choosing | Offline, index: number, as: HolderConfirmed['as']): state is Offline {
  return state.stage === 'offline' && state.person.view.index === index && state.answerer.actor === as;
}

/** Only the counter's word moves this stage. */
export function afterVerdict({ visitId, card, person, as }: Papers, verdict: PapersVerdict): VisitState {
  if (!verdict.accepted) return { stage: 'not-possible', visitId, reason: 'papers-not-accepted' };
  const answerer = { actor: as, papersCallId: verdict.callId };
  return { stage: 'checking', visitId, card, person, answerer };
}
