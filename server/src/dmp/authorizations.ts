/** The part of the port about who may open a record: TD0.3, the professional's own authorization, and TD1.6, the list. */
import type { Identity } from '../../contract/index.ts';
import type { DmpSilence, NoSuccess } from './dmp.ts';
import type { InPerson } from './in-person.ts';

/**
 * One line of TD1.6. The protocol tells no structure and no kind of access; what it leaves out is null. Times are ISO
 * 8601, UTC.
 */
export interface Professional {
  /** PS_IdNat. */
  id: string | null;
  name: string | null;
  /** Profession and speciality in words, « Médecin - Qualifié en médecine générale ». */
  role: string | null;
  since: string | null;
  lastAccess: string | null;
  /** active: may open it. forbidden: the patient said no. */
  access: 'active' | 'forbidden' | null;
}

export type ListOutcome =
  | { outcome: 'list'; professionals: Professional[] }
  | { outcome: 'refused'; code: string }
  | { outcome: 'unreachable'; reason: DmpSilence };

export interface ListOrder {
  identity: Identity;
  /** Default: all. */
  which?: 'active' | 'forbidden' | 'all';
  /** In whose name; absent: the author of the gateway, who seldom may. */
  by?: InPerson;
}

export interface AuthorizationOrder {
  identity: Identity;
  change: 'declare' | 'withdraw';
  /**
   * When the professional asked for it with their own hand, ISO 8601. Never automatic (EX_0.3-1010): an act of more than
   * five minutes ago, or of the future, is refused without a call.
   */
  askedAt: string;
  /** In whose name, and who is authorised; absent: the author of the gateway. */
  by?: InPerson;
}

/** `before`: it was so already, and nothing was done. */
export type AuthorizationOutcome =
  | { outcome: 'authorized'; before: boolean }
  | { outcome: 'withdrawn'; before: boolean }
  | NoSuccess;

export interface Authorizations {
  /** TD1.6. The matrix gives it to a professional who authenticated personally. */
  listProfessionals(order: ListOrder): Promise<ListOutcome>;
  /** TD0.3: the acting professional declares, or withdraws, that the patient authorizes them. */
  authorizeSelf(order: AuthorizationOrder): Promise<AuthorizationOutcome>;
}
