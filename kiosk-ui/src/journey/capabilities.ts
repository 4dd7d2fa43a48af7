/**
 * What the kiosk itself may do for a record, and where it may only show the way. The one table in which the two legal
 * regimes differ (journey.md §7): screens and states ask it, none of them knows a regime.
 */
import type { RecordStatus, Regime } from '@borne/kiosk-agent/contract';

export interface Capabilities {
  /** What a yes leads to: an act of ours, or a guide. Null: there is nothing to say yes to. */
  yes: 'opens' | 'reopens' | 'guides' | null;
  /** What a no leads to: it is noted, or the way to oppose is shown. */
  no: 'noted' | 'guides' | null;
  /** Closing the record. */
  close: 'closes' | 'guides' | null;
}

type Status = RecordStatus['status'];

const nothing: Capabilities = { yes: null, no: null, close: null };
const mayReopen: Capabilities = { yes: 'reopens', no: 'noted', close: null };
const mayGuide: Capabilities = { yes: 'guides', no: 'guides', close: null };

const table: Record<Regime, Record<Status, Capabilities>> = {
  'consent-2016': {
    none: { yes: 'opens', no: 'noted', close: null },
    open: { yes: null, no: null, close: 'closes' },
    closed: mayReopen,
    opposed: mayReopen,
    requested: nothing,
    barred: nothing,
  },
  'mes-2022': {
    none: mayGuide,
    open: { yes: null, no: null, close: 'guides' },
    closed: mayGuide,
    opposed: mayGuide,
    requested: nothing,
    barred: nothing,
  },
};

/** Of the person rather than of the site: a record linked to Mon espace santé is under mes-2022 everywhere. */
export function regimeOf(site: Regime | null, record: Pick<RecordStatus, 'linkedToMes'> | null): Regime {
  // A site whose regime is not known writes nothing.
  return record?.linkedToMes ? 'mes-2022' : (site ?? 'mes-2022');
}

/** `record` null: nobody's is looked at. */
export function capabilitiesOf(site: Regime | null, record: RecordStatus | null): Capabilities {
  return record ? table[regimeOf(site, record)][record.status] : nothing;
}
