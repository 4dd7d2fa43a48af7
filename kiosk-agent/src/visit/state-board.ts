/** The one state that the screen is told: gathers what card slot, printer, server and visit say, and tells changes. */
import type { KioskProfile } from '@borne/server/contract';
import type { Slot } from '../../contract/card.ts';
import type { PrinterState } from '../../contract/printer.ts';
import type { AgentState, OutOfService } from '../../contract/state.ts';
import type { Visit } from '../../contract/visit.ts';

/** reachable: it answers. silent: no answer for a while. unknown-kiosk: it does not want this kiosk. */
export type ServerLink = 'reachable' | 'silent' | 'unknown-kiosk';

export interface Facts {
  slot: Slot;
  printer: PrinterState;
  visit: Visit;
  /** Null until the server has named this kiosk once; never null again. */
  profile: KioskProfile | null;
  link: ServerLink;
}

export interface StateBoard {
  facts(): Readonly<Facts>;
  state(): AgentState;
  /** Why a new visit cannot begin; null: it can. */
  closed(): OutOfService | null;
  update(changed: Partial<Facts>): void;
  /** Called after each change that a screen can see; returns the way out. */
  subscribe(listener: (state: AgentState) => void): () => void;
}

export function stateBoard(simulated: boolean): StateBoard {
  let facts: Facts = {
    slot: 'no-reader',
    printer: 'absent',
    visit: { stage: 'none' },
    profile: null,
    link: 'silent',
  };
  const listeners = new Set<(state: AgentState) => void>();
  let told = '';
  const state = () => agentState(facts, simulated);
  return {
    facts: () => facts,
    state,
    closed: () => outOfService(facts),
    update(changed) {
      facts = { ...facts, ...changed };
      const next = state();
      const text = JSON.stringify(next);
      if (text === told) return;
      told = text;
      for (const listener of [...listeners]) listener(next);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function agentState(facts: Facts, simulated: boolean): AgentState {
  const { slot, printer, visit, profile } = facts;
  return {
    // Whoever is being served is served to the end: their own stage tells them what fails.
    outOfService: visit.stage === 'none' ? outOfService(facts) : null,
    slot,
    printer,
    visit,
    kiosk: profile && { siteName: profile.siteName, regime: profile.regime },
    simulated,
  };
}

function outOfService({ slot, link, profile }: Facts): OutOfService | null {
  if (slot === 'no-reader') return 'no-reader';
  if (link === 'unknown-kiosk') return 'kiosk-unknown';
  return link === 'silent' || profile === null ? 'server-unreachable' : null;
}
