/** Openings as the server commits them: signed by a kiosk, sealed, with their job; and jobs that nothing can ever deliver. */
import { createHash, randomUUIDv7 } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CreateRecordSchema, type Identity } from '@borne/server/contract';
import type { Database } from '../../../../server/src/db/database.ts';
import { deadQueues, queueSettings } from '../../../../server/src/delivery/queue-settings.ts';
import { evidenceDesk } from '../../../../server/src/evidence/evidence-desk.ts';
import { certificatesIn } from '../../../../server/src/evidence/signing-certificate.ts';
import { registerKiosk } from '../../../../server/src/kiosks/kiosk-store.ts';
import { registerNotice } from '../../../../server/src/notices/notice-store.ts';
import { createRecord } from '../../../../server/src/records/create-record.ts';
import { identitySeal } from '../../../../server/src/secrets/identity-seal.ts';
import { openVault } from '../../../../server/src/secrets/open-vault.ts';
import { loadSecrets } from '../../../../server/src/secrets/secrets.ts';
import { kioskHand } from '../../../bench/signed-opening.ts';
import type { PkiPaths } from '../../../pki/development-pki.ts';
import { personOf } from '../in-process/setting.ts';

export interface Asked {
  recordId: string;
  identity: Identity;
}

export interface OpeningDesk {
  /** The opening of one more invented person, committed with its job. */
  ask: () => Promise<Asked>;
  /** A job whose record nobody wrote, or whose identity is not readable any more. */
  poison(kind: 'no-record' | 'unreadable'): Promise<void>;
}

export interface DeskParts {
  database: Database;
  databaseUrl: string;
  secretsFolder: string;
  pki: PkiPaths;
}

const siteName = 'Pharmacie d’essai';
/** Ten minutes in a server; the drill ends. */
const shortestPauses = { ...queueSettings, retryDelayMax: 2 };
const triesOfPoison = 2;

export async function openingDesk(parts: DeskParts): Promise<OpeningDesk> {
  const { database, databaseUrl, secretsFolder, pki } = parts;
  await prepare(parts);
  const secrets = loadSecrets(secretsFolder);
  const vault = openVault({ SECRETS_DIR: secretsFolder, KEY_VAULT: 'file' });
  const newId = randomUUIDv7;
  const creating = {
    ...{ database, secrets, newId, identities: identitySeal({ vault, former: secrets.formerIdentity }) },
    ...{ regime: 'consent-2016' as const, papersAccepted: async () => null },
    minors: { majorityAge: 18, served: true },
    evidence: evidenceDesk({
      authorities: certificatesIn(readFileSync(pki.kioskCa, 'utf8')),
      ...{ receiptKey: secrets.receipt, now: () => new Date(), newId },
    }),
  };
  const hand = await kioskHand({ pki, databaseUrl });
  const kiosk = { id: pki.kioskId, siteId: pki.kioskId, siteName };
  let rank = 0;
  const ask = async (): Promise<Asked> => {
    rank += 1;
    const identity = personOf(rank);
    const recordId = newId();
    const request = CreateRecordSchema.parse(JSON.parse(hand.opening(recordId, identity)));
    const result = await createRecord(creating, { recordId, kiosk, request });
    if (result !== 'opened') throw new Error(`an opening was not committed: ${JSON.stringify(result)}`);
    return { recordId, identity };
  };
  return {
    ask,
    poison: async (kind) => {
      const id = kind === 'unreadable' ? (await ask()).recordId : newId();
      if (kind === 'no-record') await database.query({ text: 'select enqueue_opening($1)', values: [id] });
      else
        await database.query({
          text: `update records set identity_sealed = '\\x00' where id = $1`,
          values: [id],
        });
      await database.query({
        text: 'update pgboss.job set retry_limit = $2 where id = $1',
        values: [id, triesOfPoison],
      });
    },
  };
}

/** A kiosk and a notice to be known, and pauses that a drill can wait for. */
async function prepare({ database, pki }: DeskParts): Promise<void> {
  const { kioskId } = pki;
  await registerKiosk(database, { kioskId, siteName, newSiteId: kioskId });
  const text = 'Texte d’essai.\nOui\nNon';
  const version = `essai/${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
  const since = new Date('2026-01-01T00:00:00Z');
  await registerNotice(database, { kind: 'opening', language: 'fr', version, text }, since);
  await registerNotice(database, { kind: 'closure', language: 'fr', version: `fin-${version}`, text }, since);
  await database.query({
    text: 'update pgboss.queue set retry_delay_max = $1 where name <> all($2)',
    values: [shortestPauses.retryDelayMax, Object.values(deadQueues)],
  });
}
