/** The one state that the screen is told: gathers what card slot, printer, server and visit say, and tells changes. */
import type { KioskProfile } from '@borne/server/contract';
import type { Assistance } from '../../contract/assistance.ts';
import type { Slot } from '../../contract/card.ts';
import type { PaperOfVisit, PrinterState } from '../../contract/printer.ts';
import type { AgentState, Headset, OutOfService } from '../../contract/state.ts';
import type { Visit, VisitId } from '../../contract/visit.ts';
import type { NoReaderReason } from '../card/no-reader.ts';

/** reachable: it answers. silent: no answer for a while. unknown-kiosk: it does not want this kiosk. */
export type ServerLink = 'reachable' | 'silent' | 'unknown-kiosk';

export interface Facts {
  slot: Slot;
  /** Why there is no reader; null while there is one, or before the driver's first word. */
  noReader: NoReaderReason | null;
  printer: PrinterState;
  headset: Headset;
  visit: Visit;
  /** Belongs to the visit, and is gone with it; a call made before a card was in goes on. */
  assistance: Assistance;
  /** Belongs to the visit, and is gone with it. */
  paper: PaperOfVisit | null;
  /** Null until the server has named this kiosk once; never null again. */
  profile: KioskProfile | null;
  link: ServerLink;
  /** Somebody works on the kiosk: nobody else is served. */
  maintenance: boolean;
}

export interface StateBoard {
  facts(): Readonly<Facts>;
  state(): AgentState;
  /** Why a new visit cannot begin; null: it can. */
  closed(): OutOfService | null;
  update(changed: Partial<Facts>): void;
  /** What is updated in `changes` is told as one change. */
  together(changes: () => void): void;
  /** Called after each change that a screen can see; returns the way out. */
  subscribe(listener: (state: AgentState) => void): () => void;
}

/** Nobody was called, nothing was asked. */
export const noAssistance: Assistance = { call: null, explained: false, handOver: null };

export function stateBoard(simulated: boolean): StateBoard {
  let facts: Facts = {
    slot: 'no-reader',
    noReader: null,
    printer: 'absent',
    headset: 'unknown',
    visit: { stage: 'none' },
    assistance: noAssistance,
    paper: null,
    profile: null,
    link: 'silent',
    maintenance: false,
  };
  const listeners = new Set<(state: AgentState) => void>();
  let told = '';
  /** True while changes are gathered or told: what a listener changes in turn is told to all after it. */
  let busy = false;
  const state = () => agentState(facts, simulated);
  const tell = (): void => {
    if (busy) return;
    busy = true;
    try {
      for (let next = state(); JSON.stringify(next) !== told; next = state()) {
        told = JSON.stringify(next);
        for (const listener of [...listeners]) listener(next);
      }
    } finally {
      busy = false;
    }
  };
  return {
    facts: () => facts,
    state,
    closed: () => outOfService(facts),
    update(changed) {
      facts = { ...ofTheSameVisit(facts, changed.visit ?? facts.visit), ...changed };
      tell();
    },
    together(changes) {
      busy = true;
      try {
        changes();
      } finally {
        busy = false;
        tell();
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function agentState(facts: Facts, simulated: boolean): AgentState {
  const { slot, printer, headset, visit, assistance, paper, profile } = facts;
  return {
    // Whoever is being served is served to the end: their own stage tells them what fails.
    outOfService: visit.stage === 'none' ? outOfService(facts) : null,
    slot,
    printer,
    headset,
    visit,
    assistance,
    paper,
    kiosk: profile && { siteName: profile.siteName, regime: profile.regime },
    simulated,
  };
}

/** The one place that no forgetful caller can pass by: nothing of a visit is told in the next, or after it. */
function ofTheSameVisit(facts: Facts, next: Visit): Facts {
  const former = visitIdOf(facts.visit);
  if (former === visitIdOf(next)) return facts;
  const call = former === null ? facts.assistance.call : null;
  return { ...facts, paper: null, assistance: { ...noAssistance, call } };
}

/** Null: nobody is being served. */
export function visitIdOf(visit: Visit): VisitId | null {
  return visit.stage === 'none' ? null : visit.visitId;
}

function outOfService({ slot, link, profile, maintenance }: Facts): OutOfService | null {
  if (maintenance) return 'maintenance';
  if (slot === 'no-reader') return 'no-reader';
  if (link === 'unknown-kiosk') return 'kiosk-unknown';
  return link === 'silent' || profile === null ? 'server-unreachable' : null;
}
