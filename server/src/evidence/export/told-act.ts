/** What a bundle says, read once for those who tell it on: a paper for people, a bundle of FHIR for software. Pure. */
import {
  type AskedAtHome,
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

/** The first file, and the others where the changes do not fit in one. */
export type Bundles = readonly [Bundle, ...Bundle[]];

interface Told {
  bundles: Bundles;
  /** In the order of the ledger. */
  outcomes: Signed<OutcomeEvidence>[];
}

/** New choices for emergencies, asked at home; `end`: what is known to have become of them. */
export interface ToldChange {
  asked: Signed<ChangedAtHome>;
  end: Signed<ChangeOutcome> | null;
}

export interface ToldAtKiosk extends Told {
  where: 'kiosk';
  answer: Signed<KioskEvidence>;
  receipt: Signed<ReceivedEvidence>;
  /** In the order in which they were asked. */
  changes: ToldChange[];
}

/** A closure that no kiosk signed: the server alone says that it was asked. */
export interface ToldAtHome extends Told {
  where: 'home';
  asked: Signed<AskedAtHome>;
}

export type ToldAct = ToldAtKiosk | ToldAtHome;

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
  /** Of the kiosk; null: there was none. */
  siteName: string | null;
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

/** Throws when the bundles hold no answer: the server makes none of these. */
export function toldAct(bundles: Bundles): ToldAct {
  const texts = textsIn(bundles);
  const alone = texts.flatMap((pair) => (pair.length === 1 ? pair.map(serverWord) : []));
  const outcomes = alone.filter((word) => isSaid(word, 'outcome'));
  const asked = alone.find((word) => isSaid(word, 'asked-at-home'));
  if (asked) return { where: 'home', bundles, asked, outcomes };
  const [first = '', second = ''] = texts.find((pair) => pair.length === 2) ?? [];
  const receipt = serverWord(second);
  if (!isSaid(receipt, 'received')) throw new Error('a bundle without its receipt');
  const answer = { said: KioskEvidenceSchema.parse(payloadOf(first)), jws: first };
  return { where: 'kiosk', bundles, answer, receipt, outcomes, changes: changesIn(alone) };
}

/** Every entry once, by its place in the log: the files of one act have the answer in common. */
function textsIn(bundles: Bundles): string[][] {
  const entries = new Map(bundles.flatMap((bundle) => bundle.entries.map((entry) => [entry.index, entry])));
  return [...entries.values()].toSorted((one, other) => one.index - other.index).map(({ texts }) => texts);
}

function changesIn(words: Signed<ServerEvidence>[]): ToldChange[] {
  const ends = words.filter((word) => isSaid(word, 'change-outcome'));
  return words
    .filter((word) => isSaid(word, 'changed-at-home'))
    .map((asked) => ({
      asked,
      end: ends.find(({ said }) => said.changeId === asked.said.changeId) ?? null,
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

export function payloadOf(jws: string): unknown {
  return JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8'));
}
