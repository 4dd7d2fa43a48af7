/** Every wait of a visit has an end: how long each stage may last, and what happens then. Pure. */
import type { VisitId } from '../../contract/visit.ts';
import type { Insistence } from './insist.ts';
import { mayBegin } from './visit.ts';
import type { VisitEvent } from './visit-event.ts';
import type { VisitState } from './visit-state.ts';

export interface VisitLimits {
  /** Without a touch or a command. */
  idleMs: number;
  /** While the counter is asked for: somebody must first walk over. */
  papersMs: number;
  /** For the card to come back. */
  suspendedMs: number;
  /** How long the result stays on the screen for somebody who took their card back early. */
  farewellMs: number;
  /** Behind the card's and the printer's own deadlines: should one of them never come back. */
  readingMs: number;
  printingMs: number;
  statusMs: number;
  refusalMs: number;
  opening: Insistence;
  closure: Insistence;
}

export const visitLimits: VisitLimits = {
  idleMs: 5 * 60_000,
  papersMs: 10 * 60_000,
  suspendedMs: 30_000,
  farewellMs: 8_000,
  readingMs: 20_000,
  printingMs: 60_000,
  statusMs: 15_000,
  refusalMs: 10_000,
  opening: { totalMs: 20_000, tryMs: 12_000, leastMs: 5_000, pauseMs: 500 },
  closure: { totalMs: 20_000, tryMs: 12_000, leastMs: 5_000, pauseMs: 500 },
};

export interface Patience {
  ms: number;
  end: VisitEvent;
  /** A touch on the screen begins the wait anew. */
  renewable: boolean;
}

/** Null: this stage ends by itself. */
export function patience(state: VisitState, limits: VisitLimits): Patience | null {
  switch (state.stage) {
    case 'none':
    case 'checking':
    case 'creating':
    case 'closing':
      return null;
    case 'reading': {
      const seen = { outcome: 'problem', problem: 'mute' } as const;
      const end = { type: 'card-read', visitId: state.visitId, seen } as const;
      return { ms: limits.readingMs, end, renewable: false };
    }
    case 'printing': {
      const ticket = { ticket: 'unknown', printer: 'mute' } as const;
      const end = { type: 'ticket-known', visitId: state.visitId, copy: state.copy, ticket } as const;
      return { ms: limits.printingMs, end, renewable: false };
    }
    case 'papers':
      return { ms: limits.papersMs, end: forgotten(state.visitId), renewable: true };
    case 'suspended':
      return { ms: limits.suspendedMs, end: forgotten(state.visitId), renewable: false };
    default: {
      const farewell = mayBegin(state);
      const ms = farewell ? limits.farewellMs : limits.idleMs;
      return { ms, end: forgotten(state.visitId), renewable: !farewell };
    }
  }
}

function forgotten(visitId: VisitId): VisitEvent {
  return { type: 'forgotten', visitId };
}
