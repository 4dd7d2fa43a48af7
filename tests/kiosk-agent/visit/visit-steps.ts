/** The events of one invented visit, to be put in a row. */
import type { CardHolder, CardReading } from '../../../kiosk-agent/src/card/card-reading.ts';
import { cardRecogniser } from '../../../kiosk-agent/src/visit/known-card.ts';
import { nextVisit } from '../../../kiosk-agent/src/visit/visit.ts';
import type { VisitEvent } from '../../../kiosk-agent/src/visit/visit-event.ts';
import type { VisitState } from '../../../kiosk-agent/src/visit/visit-state.ts';
import { noRecord, notice, openRecord, papersCallId } from './kiosk-double.ts';
import { child, dupont, numberedChild, ruling } from './people.ts';

export const id = '0192f000-0000-7000-8000-000000000001';
export const recognise = cardRecogniser(() => ruling);

export type StepOf<Event> = Event extends VisitEvent ? Omit<Event, 'visitId'> : never;
export type Step = StepOf<VisitEvent>;

/** Applies events of the visit `id` in turn, from an empty kiosk. */
export function stateAfter(...steps: Step[]): VisitState {
  return steps.reduce<VisitState>((state, step) => andThen(state, step), { stage: 'none' });
}

export function andThen(state: VisitState, step: Step): VisitState {
  return nextVisit(state, { visitId: id, ...step });
}

export function readAs(reading: CardReading) {
  return { type: 'card-read', seen: recognise(reading) } as const;
}

export function cardOf(...holders: CardHolder[]): CardReading {
  return { outcome: 'read', holders, particulars: null };
}

export function markOf(reading: CardReading): string {
  const seen = recognise(reading);
  if (seen.outcome !== 'read') throw new Error('only a card that was read has a mark');
  return seen.card.mark;
}

/** Hélène, her child without a number, and one with. */
export const family = cardOf(dupont, child, numberedChild);
export const inserted = { type: 'card-inserted' } as const;
export const readFamily = readAs(family);
export const itIsMe = { type: 'holder-confirmed', index: 0, as: 'self', ...ruling } as const;
export const myChild = { type: 'holder-confirmed', index: 2, as: 'parent', ...ruling } as const;
export const judged = (accepted: boolean) =>
  ({ type: 'papers-judged', callId: papersCallId, accepted }) as const;
export const known = { type: 'status-known', record: noRecord } as const;
export const hasOne = { type: 'status-known', record: openRecord } as const;
export const yes = { type: 'consent-given', regime: 'consent-2016' } as const;
export const no = { type: 'consent-refused', notice } as const;
export const close = { type: 'closure-asked', regime: 'consent-2016' } as const;
export const code = '0123456789ABCD' as never;
export const ended = (outcome: 'created' | 'pending' | 'already-exists' | 'refused' | 'unknown') =>
  ({ type: 'opening-ended', end: { end: 'outcome', outcome }, code }) as const;
export const endedWith = (end: 'offline' | 'requested' | 'papers-not-seen' | 'minors-not-served') =>
  ({ type: 'opening-ended', end: { end }, code }) as const;
export const ticketAsked = { type: 'ticket-asked' } as const;
export const printed = { type: 'ticket-known', copy: 1, ticket: { ticket: 'printed' } } as const;
export const cardOut = { type: 'card-out' } as const;
export const left = { type: 'left' } as const;
export const toTheQuestion = [inserted, readFamily, itIsMe, known] as const;
