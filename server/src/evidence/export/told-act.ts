/** What a bundle says, read once for those who tell it on: a paper for people, a bundle of FHIR for software. Pure. */
import {
  type Bundle,
  type ChangedAtHome,
  type ChangeOutcome,
  type KioskEvidence,
  KioskEvidenceSchema,
  type OutcomeEvidence,
  type ReceivedEvidence,
  type ServerEvidence,
  ServerEvidenceSchema,
} from '../../../contract/evidence/index.ts';
import type { Identity } from '../../../contract/index.ts';
import type { RepresentativeName } from '../../../contract/representative.ts';
import type { AuditEventType } from '../../audit/audit-event.ts';

/** Somebody's word and the compact JWS that carries it. */
export interface Signed<Payload> {
  said: Payload;
  jws: string;
}

export interface ToldAct {
  bundle: Bundle;
  answer: Signed<KioskEvidence>;
  receipt: Signed<ReceivedEvidence>;
  /** In the order of the ledger. */
  outcomes: Signed<OutcomeEvidence>[];
  /** New choices for emergencies since, and what is known to have become of each. */
  changes: { asked: ChangedAtHome; end: ChangeOutcome['outcome'] | null }[];
}

export interface AuditRow {
  /** UUIDv7. */
  id: string;
  at: Date;
  type: AuditEventType;
  kioskId: string | null;
  detail: string | null;
}

/** What the bundle does not hold: nobody has signed it, it comes from the server's own tables and settings. */
export interface Surroundings {
  siteName: string;
  /** `id`: Struct_IdNat (`1` + FINESS, `3` + SIRET…). Null: not in the settings. */
  structure: { id: string; name: string } | null;
  /** The text that was shown, whose SHA-256 was signed; null: it is not in the register any more. */
  notice: string | null;
  audit: AuditRow[];
  /** Null: whoever asked is not to learn who the person is. `insOid`: production or test. */
  person: {
    identity: Identity;
    /** Absent or null: they answered themselves, or nobody took the name down. */
    representative?: RepresentativeName | null;
    insOid: string;
  } | null;
  /** Nothing is real. */
  demonstration: boolean;
}

/** Null: asked at home, where nobody's kiosk speaks. Throws when the bundle holds no answer: the server makes none of these. */
export function toldAct(bundle: Bundle): ToldAct | null {
  const alone = bundle.entries.flatMap(({ texts }) => (texts.length === 1 ? texts.map(serverWord) : []));
  if (alone.some((word) => isSaid(word, 'asked-at-home'))) return null;
  const [first = '', second = ''] = bundle.entries.find(({ texts }) => texts.length === 2)?.texts ?? [];
  const receipt = serverWord(second);
  if (!isSaid(receipt, 'received')) throw new Error('a bundle without its receipt');
  return {
    bundle,
    answer: { said: KioskEvidenceSchema.parse(payloadOf(first)), jws: first },
    receipt,
    outcomes: alone.filter((word) => isSaid(word, 'outcome')),
    changes: changesIn(alone),
  };
}

function changesIn(words: Signed<ServerEvidence>[]): ToldAct['changes'] {
  const ends = words.filter((word) => isSaid(word, 'change-outcome'));
  return words
    .filter((word) => isSaid(word, 'changed-at-home'))
    .map(({ said }) => ({
      asked: said,
      end: ends.find((end) => end.said.changeId === said.changeId)?.said.outcome ?? null,
    }));
}

function serverWord(jws: string): Signed<ServerEvidence> {
  return { said: ServerEvidenceSchema.parse(payloadOf(jws)), jws };
}

function isSaid<Kind extends ServerEvidence['kind']>(
  word: Signed<ServerEvidence>,
  kind: Kind,
): word is Signed<Extract<ServerEvidence, { kind: Kind }>> {
  return word.said.kind === kind;
}

function payloadOf(jws: string): unknown {
  return JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8'));
}
