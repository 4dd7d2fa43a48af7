/** Wires the page at home: what it stores, what it sends, and what it asks of the national service. */
import type { Regime } from '../../contract/index.ts';
import type { CameBack, CodeStore } from '../activation/code-store.ts';
import type { Gate } from '../activation/gate.ts';
import { type Limits, limiter } from '../activation/limits.ts';
import { type RedeemParts, redeemCode } from '../activation/redeem.ts';
import type { Database } from '../db/database.ts';
import { erasure } from '../erasure/erasure.ts';
import type { EvidenceDesk } from '../evidence/evidence-desk.ts';
import type { Log } from '../log.ts';
import type { IdentitySeal } from '../secrets/identity-seal.ts';
import type { KeyVault } from '../secrets/key-vault.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { accessStore } from './access-store.ts';
import { channels } from './channels.ts';
import { closeAtHome } from './close-at-home.ts';
import { oneTimeCodes } from './code-sending.ts';
import type { SendingSettings } from './environment.ts';
import { type ErasureDesk, erasureDesk } from './erasure.ts';
import type { HomeParts } from './home-routes.ts';
import { homeSessions } from './home-sessions.ts';
import { identityOf } from './identity-of.ts';
import { emailBySmtp } from './messages/email-smtp.ts';
import type { Senders } from './messages/message.ts';
import { messageStore } from './messages/message-store.ts';
import { type PostOffice, startPostOffice } from './messages/post-office.ts';
import { smsByHttp } from './messages/sms-http.ts';
import type { NationalAccess } from './national-access.ts';
import { recordKey } from './record-key.ts';
import { keepHomeShort } from './short-lived.ts';
import { textSeal } from './text-seal.ts';
import { actorsAtHome } from './who-acts.ts';

export interface HomeOptions {
  database: Database;
  secrets: Secrets;
  vault: KeyVault;
  identities: IdentitySeal;
  evidence: EvidenceDesk;
  /** The evidence is kept so long after a closure. */
  retentionYears: number;
  /** Years. */
  majorityAge: number;
  log: Log;
  regime: Regime;
  https: boolean;
  simulated: boolean;
  sending: SendingSettings;
  national: NationalAccess;
  codes: CodeStore;
  gate: Gate;
  limits: Limits;
  newId: () => string;
  /** Wakes the delivery of closures. */
  hintClosure: () => void;
}

export interface RunningHome {
  parts: HomeParts;
  stop(): Promise<void>;
}

export function startHome(options: HomeOptions): RunningHome {
  const { database, vault, log } = options;
  const seal = textSeal(recordKey(database, vault));
  const senders = sendersOf(options);
  const post = startPostOffice({ messages: messageStore(database), seal, senders, log });
  const cleaning = keepHomeShort({ database, log });
  return {
    parts: homeParts(options, senders, post, seal),
    stop: async () => {
      await Promise.all([post.stop(), cleaning.stop()]);
    },
  };
}

function homeParts(
  options: HomeOptions,
  senders: Senders,
  post: PostOffice,
  seal: ReturnType<typeof textSeal>,
): HomeParts {
  const { database, secrets, identities, codes, gate, newId, regime, national } = options;
  const persons = identityOf(database, identities);
  const confirmed = channels(database, seal);
  const hint = post.hint;
  const sending = { database, seal, key: secrets.codePepper, logKey: secrets.log, newId, hint };
  const now = (): Date => new Date();
  const { majorityAge } = options;
  const actors = actorsAtHome({ database, identityOf: persons, majorityAge, now });
  return {
    database,
    log: options.log,
    limits: options.limits,
    sessions: homeSessions(database),
    door: { https: options.https },
    comeBack: redeemCode({ codes: laterCodes(codes), secrets, identities, gate }),
    codes: oneTimeCodes({ ...sending, take: limiter(database) }),
    channels: confirmed,
    accesses: accessStore(database),
    erasures: erasuresOf(options),
    senders,
    seal,
    identityOf: persons,
    actors,
    recordKey: recordKey(database, options.vault),
    secrets,
    evidence: options.evidence,
    national,
    newId,
    now,
    hint,
    closeAtHome: closeAtHome({
      database,
      secrets,
      identities,
      evidence: options.evidence,
      channels: confirmed,
      identityOf: persons,
      actors,
      regime,
      newId,
      now,
      hint: options.hintClosure,
    }),
  };
}

function erasuresOf({ database, vault, retentionYears, newId }: HomeOptions): ErasureDesk {
  const parts = { database, newId };
  return erasureDesk({ ...parts, erasure: erasure({ ...parts, vault }), years: retentionYears });
}

/** What the same code is good for after the activation. */
function laterCodes(codes: CodeStore): RedeemParts<CameBack>['codes'] {
  return {
    holder: (codeHash) => codes.holder(codeHash),
    redeem: (codeHash, personMatches) => codes.comeBack(codeHash, personMatches),
  };
}

function sendersOf({ sending, simulated }: HomeOptions): Senders {
  const { MAIL_URL, MAIL_FROM, MAIL_USER, MAIL_PASSWORD_FILE, SMS_URL, SMS_TOKEN_FILE } = sending;
  return {
    email:
      MAIL_URL && MAIL_FROM
        ? emailBySmtp({
            url: MAIL_URL,
            from: MAIL_FROM,
            user: MAIL_USER,
            password: MAIL_PASSWORD_FILE,
            simulated,
          })
        : null,
    mobile: SMS_URL && SMS_TOKEN_FILE ? smsByHttp({ url: SMS_URL, token: SMS_TOKEN_FILE }) : null,
  };
}
