/**
 * Withdraws and closes, from the page: the same commit, queue and delivery as a closure asked at a kiosk, under the
 * words that the page showed. No kiosk signs here: the evidence is the server's word alone, and of a kind that says so.
 * Software may close under consent-2016 only (law-and-consent.md §5).
 */
import { createHash } from 'node:crypto';
import type { HomeActor } from '../../contract/evidence/index.ts';
import { whoseFor } from '../../contract/home/index.ts';
import type { Actor, Identity, Language, Notice, Regime } from '../../contract/index.ts';
import { type CloseRecordCommit, type CloseResult, closeRecord } from '../closures/close-record.ts';
import type { Database } from '../db/database.ts';
import type { EvidenceDesk } from '../evidence/evidence-desk.ts';
import type { IdentitySeal, SealedIdentity } from '../secrets/identity-seal.ts';
import { evidenceSubject, personIndex } from '../secrets/sealing.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Channels } from './channels.ts';
import { closingNotice } from './closing-notice.ts';
import type { IdentityOf } from './identity-of.ts';
import type { ActorsAtHome } from './who-acts.ts';

export interface AskedClosure {
  recordId: string;
  /** UUIDv7 made by the page: the same confirmation sent twice is one closure. */
  closureId: string;
  /** In which the page told what a closure does. */
  language: Language;
  /** Whom the page named. */
  actor: Actor;
}

/**
 * not-yours: this id belongs to another request. busy: another act is under way. not-now: the words shown are withdrawn.
 * other-actor: whoever was named may not act here.
 */
export type ClosureAnswer =
  | 'requested'
  | 'regime-forbids'
  | 'busy'
  | 'not-yours'
  | 'gone'
  | 'not-now'
  | 'other-actor';

/** The port: what becomes of it is read in the closure's state. */
export type CloseAtHome = (asked: AskedClosure) => Promise<ClosureAnswer>;

export interface CloseAtHomeParts {
  database: Database;
  secrets: Pick<Secrets, 'index'>;
  identities: IdentitySeal;
  evidence: EvidenceDesk;
  channels: Pick<Channels, 'confirmed'>;
  identityOf: IdentityOf;
  actors: Pick<ActorsAtHome, 'named'>;
  regime: Regime;
  newId: () => string;
  now: () => Date;
  /** Wakes a delivery worker. */
  hint: () => void;
}

const answers: Record<CloseResult, ClosureAnswer> = {
  requested: 'requested',
  same: 'requested',
  reused: 'not-yours',
  'person-served': 'busy',
  'notice-not-in-force': 'not-now',
};

export function closeAtHome(parts: CloseAtHomeParts): CloseAtHome {
  const { database, identities, identityOf, actors, regime, hint } = parts;
  return async (asked) => {
    if (regime === 'mes-2022') return 'regime-forbids';
    const identity = await identityOf(asked.recordId);
    if (!identity) return 'gone';
    const by = await actors.named(asked.recordId, asked.actor);
    if (!by) return 'other-actor';
    const sealed = await identities.seal(asked.closureId, identity);
    if (sealed === 'destroyed') return 'not-yours';
    const result = await closeRecord(database, await commitOf(parts, asked, { identity, by }, sealed));
    if (result === 'requested') hint();
    return answers[result];
  };
}

async function commitOf(
  { secrets, evidence, channels, regime, newId, now }: CloseAtHomeParts,
  { recordId, closureId, language }: AskedClosure,
  { identity, by }: { identity: Identity; by: HomeActor },
  sealed: SealedIdentity,
): Promise<CloseRecordCommit> {
  const notice = shownNotice(language, by);
  const at = now().toISOString();
  const asked = {
    ...{ actId: closureId, notice, language, by, at },
    subject: evidenceSubject(secrets.index, identity.nir),
    channelConfirmed: (await channels.confirmed(recordId))?.by === by.actor,
    withdraws: recordId,
  };
  return {
    closureId,
    kioskId: null,
    personIndex: personIndex(secrets.index, identity.nir),
    identitySealed: sealed.sealed,
    dataKey: sealed.key,
    requestHash: createHash('sha256').update(`home/v2\n${recordId}\n${closureId}\n${by.actor}`).digest(),
    regime,
    noticeVersion: notice.version,
    noticeSha256: Buffer.from(notice.sha256, 'hex'),
    language,
    // Nobody looked at papers, and nobody heard what a represented person thinks of it.
    answerer: { ...by, papersCallId: null, opinion: null, name: null },
    confirmedAt: at,
    auditId: newId(),
    evidence: await evidence.askedAtHome(asked, sealed.dataKey),
  };
}

/** The words are ours, so their digest is computed here. */
function shownNotice(language: Language, by: HomeActor): Notice {
  const { version, text } = closingNotice(language, whoseFor(by));
  return { version, sha256: createHash('sha256').update(text).digest('hex') };
}
