/**
 * The outbox of the server as a process of its own, so that it can be killed: the real queue, store, vault and gateway,
 * without the doors. Only the pauses are shorter than a server's. Logs on stdout, as the server does.
 */
import { randomUUIDv7 } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { asApplication } from '../../../../server/src/db/application-role.ts';
import { openDatabase } from '../../../../server/src/db/database.ts';
import { watchDeadLetters } from '../../../../server/src/delivery/dead-letters.ts';
import { startDeliveryQueue } from '../../../../server/src/delivery/delivery-queue.ts';
import { soapDmp } from '../../../../server/src/dmp/soap-dmp.ts';
import { evidenceDesk } from '../../../../server/src/evidence/evidence-desk.ts';
import { certificatesIn } from '../../../../server/src/evidence/signing-certificate.ts';
import { createLog } from '../../../../server/src/log.ts';
import { recordDelivery } from '../../../../server/src/records/deliver-record.ts';
import { recordStore } from '../../../../server/src/records/record-store.ts';
import { identitySeal } from '../../../../server/src/secrets/identity-seal.ts';
import { openVault } from '../../../../server/src/secrets/open-vault.ts';
import { loadSecrets } from '../../../../server/src/secrets/secrets.ts';
import { settingOf } from '../in-process/setting.ts';
import { readOrder } from './worker-order.ts';

/** A server waits 8 s for an answer, and pauses for minutes. */
const deadlineMs = 1_500;
const line = { settings: { firstPauseMs: 200, longestPauseMs: 1_000, stepMs: 100 } };
const workers = 4;

const { databaseUrl: url, secretsFolder, nationalUrl, pki } = readOrder(process.env);
const log = createLog('info');
const secrets = loadSecrets(secretsFolder);
const vault = openVault({ SECRETS_DIR: secretsFolder, KEY_VAULT: 'file' });
const database = openDatabase({ url, log, options: asApplication });
const dmp = soapDmp({ ...settingOf(pki, nationalUrl).options, deadlineMs, line });
const newId = randomUUIDv7;
const evidence = evidenceDesk({
  authorities: certificatesIn(readFileSync(pki.kioskCa, 'utf8')),
  receiptKey: secrets.receipt,
  now: () => new Date(),
  newId,
});
const identities = identitySeal({ vault, former: secrets.formerIdentity });
const deliver = recordDelivery({ records: recordStore(database), dmp, identities, evidence, newId });
const queue = await startDeliveryQueue({
  ...{ url, log },
  deliveries: [{ queue: 'open-record', workers, deliver, onSettled: () => undefined }],
});
const alarm = watchDeadLetters({ database, log, now: () => new Date(), everyMs: 500 });
process.send?.({ ready: true });
process.once('disconnect', () => void stop());

async function stop(): Promise<void> {
  await alarm.stop();
  await queue.stop(2_000);
  await dmp.close();
  await database.close();
  process.exit(0);
}
