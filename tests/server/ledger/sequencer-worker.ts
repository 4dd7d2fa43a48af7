/** A process that numbers leaves in small batches for as long as it lives. Made to be killed. */
import { openDatabase } from '../../../server/src/db/database.ts';
import { ledgerStore } from '../../../server/src/ledger/ledger-store.ts';
import { sequenceBatch } from '../../../server/src/ledger/sequencer.ts';
import { signatureTypes, signingKey } from '../../../server/src/ledger/verifier-key.ts';
import { createLog } from '../../../server/src/log.ts';

const { LEDGER_URL = '', LEDGER_SEED = '', LEDGER_ORIGIN = '' } = process.env;
const database = openDatabase({ url: LEDGER_URL, log: createLog('silent'), poolSize: 1 });
const key = signingKey(LEDGER_ORIGIN, signatureTypes.log, Buffer.from(LEDGER_SEED, 'hex'));
const parts = { store: ledgerStore(database), key, batchSize: 5 };
while (process.connected) {
  await sequenceBatch(parts);
  process.send?.({ batch: true });
}
await database.close();
