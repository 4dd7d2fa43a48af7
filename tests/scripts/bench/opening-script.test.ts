/** pgbench runs what the server runs: the same statements, in the same order, and no other. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { manyOpenings, openingScript } from '../../../scripts/bench/opening-script.ts';
import type { Database } from '../../../server/src/db/database.ts';
import { kioskStore } from '../../../server/src/kiosks/kiosk-store.ts';
import { openRecord } from '../../../server/src/records/open-record.ts';

const bytes = Buffer.of(0);
const opening: Parameters<typeof openRecord>[1] = {
  ...{
    recordId: '',
    kioskId: '',
    personIndex: bytes,
    identitySealed: bytes,
    requestHash: bytes,
    act: 'open',
  },
  dataKey: { keyId: '', bytes },
  ...{
    regime: '',
    noticeVersion: '',
    noticeSha256: bytes,
    language: 'fr',
    understood: 'quiz',
    assisted: false,
  },
  answerer: { actor: 'self', papersCallId: null, relation: null, opinion: null, name: null },
  ...{ breakGlassConsent: true, emergencyCallConsent: true, answeredAt: '', codeHash: bytes, codeDays: 30 },
  ...{ auditId: '', evidence: { id: '', sealed: bytes, leafHash: bytes } },
};

/** Without its values, and on one line. */
const shape = (statement: string): string =>
  statement
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/:\w+::uuid|\$\d+/g, '?')
    .trim();

test('the script looks the kiosk up as the door does, then calls what an opening calls, and nothing else', async () => {
  const asked: string[] = [];
  const database: Database = {
    query: ({ text }) => {
      asked.push(shape(text));
      return Promise.resolve({ rows: [{ result: 'opened' } as never], rowCount: 1 });
    },
    close: () => Promise.resolve(),
  };
  await kioskStore(database).find('');
  await openRecord(database, opening);
  const script = shape(readFileSync(openingScript, 'utf8')).split(';').map(shape).filter(Boolean);
  expect(script[0]).toBe(asked[0]);
  const functions = /^select keep_data_key\(open_record\(/;
  expect(script[1]).toMatch(functions);
  expect(asked[1]).toMatch(functions);
  expect([script.length, asked.length]).toEqual([2, 2]);
});

test('many acts are one statement, in which nothing is left to be filled in', () => {
  const variables = {
    kiosk: 'k',
    notice: "it’s o'clock",
    notice_sha256: 'aa',
    identity: 'bb',
    evidence: 'cc',
  };
  const statement = manyOpenings(variables, 7);
  expect(statement).toContain('generate_series(1, 7)');
  expect(statement).toContain("'it’s o''clock'");
  expect(statement).toContain("decode('aa', 'hex')");
  expect(statement.replaceAll('::', '')).not.toMatch(/:[a-z]/);
});
