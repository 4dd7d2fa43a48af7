/** Every wait of a visit has an end: how long each stage may last, and what happens then. Pure. */
import type { Insistence } from './insist.ts';
import { mayBegin, type VisitEvent, type VisitState } from './visit.ts';

export interface VisitLimits {
  /** Without a touch or a command. */
  idleMs: number;
  /** How long the result stays on the screen for somebody who took their card back early. */
  farewellMs: number;
  /** Behind the card's and the printer's own deadlines: should one of them never come back. */
  readingMs: number;
  printingMs: number;
  statusMs: number;
  refusalMs: number;
  opening: Insistence;
}

export const visitLimits: VisitLimits = {
  idleMs: 5 * 60_000,
  farewellMs: 8_000,
  readingMs: 20_000,
  printingMs: 60_000,
  statusMs: 15_000,
  refusalMs: 10_000,
  opening: { totalMs: 20_000, tryMs: 12_000, leastMs: 5_000, pauseMs: 500 },
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
      return null;
    case 'reading': {
      const reading = { outcome: 'problem', problem: 'mute' } as const;
      const end = { type: 'card-read', visitId: state.visitId, reading } as const;
      return { ms: limits.readingMs, end, renewable: false };
    }
    case 'printing': {
      const ticket = { ticket: 'unknown', printer: 'mute' } as const;
      const end = { type: 'ticket-known', visitId: state.visitId, copy: state.copy, ticket } as const;
      return { ms: limits.printingMs, end, renewable: false };
    }
    default: {
      const farewell = mayBegin(state);
      const end = { type: 'forgotten', visitId: state.visitId } as const;
      return { ms: farewell ? limits.farewellMs : limits.idleMs, end, renewable: !farewell };
    }
  }
}
