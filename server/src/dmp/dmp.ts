/**
 * The port of the national service: every question and act, and every way in which they may end. The access by internet,
 * the administrative data and the authorizations have files of their own.
 */
import type { Consent, Identity } from '../../contract/index.ts';
import type { RepresentativeName } from '../../contract/representative.ts';
import type { Administration } from './administration.ts';
import type { Authorizations } from './authorizations.ts';
import type { InternetAccess } from './internet-access.ts';
import type { LineHealth } from './national-line.ts';

export type FindOutcome =
  /** `unrecognised`: INSi named nobody, and would refuse an opening by this code. */
  | ({ outcome: 'none' } & Unrecognised)
  /** `internetAccess`: the patient's internet account is open (TD1.5a). Absent: it is not, or the service does not say. */
  | { outcome: 'open'; linkedToMes: boolean; internetAccess?: true }
  /**
   * closed: a record was there and is closed. opposed: its holder opposed its opening; no public document says that this
   * can be asked, so only the simulator tells it. `since`: the day AAAA-MM-JJ in France, where the service tells it.
   */
  | ({ outcome: 'closed' | 'opposed'; since: string | null; linkedToMes: boolean } & Unrecognised)
  /** The patient forbade access to this professional: one neutral message, no reason aloud. */
  | { outcome: 'barred' }
  /** A SOAP fault or an AE acknowledgement; `code` is the national name, safe to log. */
  | { outcome: 'refused'; code: string }
  /** No answer, or none that can be understood: for a question, both mean "ask again". */
  | { outcome: 'unreachable'; reason: DmpSilence };

/** The record was asked for under the number of the card, and only a matricule of INSi opens one (EX_GEN-1250). */
export interface Unrecognised {
  unrecognised?: string;
}

/** How an opening (TD1.1) or a reopening (TD1.2) ends. */
export type CreateOutcome =
  | { outcome: 'created' }
  /** The service says that an open record was there before (DMPFound). */
  | { outcome: 'exists' }
  | NoSuccess;

/** How a closure (TD1.4) ends. */
export type TerminateOutcome =
  | { outcome: 'closed' }
  /** The service says that it was closed before (DMPClosed): it is closed. */
  | { outcome: 'already-closed' }
  | NoSuccess;

export type NoSuccess =
  /** `code`: the national name, or one of our own when nothing was sent (own-refusals.ts). Safe to log. */
  | { outcome: 'refused'; code: string }
  /** The request certainly never left: connection refused, TLS failed, name unknown. */
  | { outcome: 'unreachable'; reason: DmpSilence }
  /** It may have arrived: time-out, cut, or an answer that cannot be understood. Ask TD0.2 before sending again. */
  | { outcome: 'uncertain'; reason: DmpSilence };

/** Why there is no usable answer. */
export type DmpSilence =
  | 'no-connection'
  | 'tls'
  | 'timeout'
  | 'cut'
  | 'http-status'
  | 'nonsense'
  | 'other-request'
  /** Nothing was tried: the service was silent too often, and is left in peace for a while (breaker.ts). */
  | 'paused'
  /** Nothing was tried: the key of the VIHF did not sign. */
  | 'no-seal';

/** Who answers for the person, as the counter saw it in their papers. */
export type Relation = 'mother' | 'father' | 'guardian';

/** What TD1.1 and TD1.2 carry. */
export interface Opening {
  identity: Identity;
  consent: Decisions;
  /** Null: the person themselves. */
  representative: Relation | null;
  /** Absent or null: nobody took it down. */
  representativeName?: RepresentativeName | null;
}

/** What TD1.4 carries: the person's own reasons are asked of nobody. */
export interface Closing {
  identity: Identity;
  representative: Relation | null;
  representativeName?: RepresentativeName | null;
}

/** Of a consent, what the national service is told. */
export type Decisions = Pick<Consent, 'breakGlassConsent' | 'emergencyCallConsent' | 'answeredAt'>;

export interface NationalDmp extends InternetAccess, Administration, Authorizations {
  /** TD0.2: does this person have a record, and may we act on it? Changes nothing. */
  find(identity: Identity): Promise<FindOutcome>;
  /** TD1.1: open it. `messageId` (a UUID) is the WS-Addressing MessageID, so that a resend can be recognised. */
  create(opening: Opening, messageId: string): Promise<CreateOutcome>;
  /** TD1.2: open again a record that was closed, under a new consent. */
  reactivate(opening: Opening, messageId: string): Promise<CreateOutcome>;
  /** TD1.4: close it. */
  terminate(closing: Closing, messageId: string): Promise<TerminateOutcome>;
  /** How the line to the service stands; a double in memory has none. */
  line?(): LineHealth | null;
  /** The line to INSi, where that is asked first. */
  identityLine?(): LineHealth | null;
  close(): Promise<void>;
}
