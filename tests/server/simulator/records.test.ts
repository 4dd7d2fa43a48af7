/** The base of the simulator as a file: what an older version wrote is read, what it does not know is refused. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newRecord, openRecords } from '../../../server/simulator/records.ts';
import { helene } from '../dmp/gateway.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'borne-records-'));
  file = join(folder, 'national.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const person = { prefix: 'Mme', family: 'DUPONT', given: 'HÉLÈNE', birthTime: '19850500' };
const old = { ins: helene.nir, status: 'open', linkedToMes: false, creations: 1, person };

test('a file from before the administrative data is read: nothing is known, nobody is opposed', () => {
  writeFileSync(file, JSON.stringify({ records: [old] }));
  expect(openRecords(file).find(helene.nir)).toMatchObject({
    ...old,
    modifications: 0,
    contact: { telecoms: [], address: [] },
    representative: null,
    oppositions: { breakGlass: false, emergencyCall: false },
    access: null,
    authorizations: [],
  });
});

test('what was put is found by whoever opens the file next', () => {
  const record = newRecord({ ins: helene.nir, status: 'closed', linkedToMes: true, closures: 2 });
  openRecords(file).put(record);
  expect(openRecords(file).all()).toEqual([record]);
  expect(readFileSync(file, 'utf8')).toContain('"closures": 2');
});

test('two records that were made know nothing of each other', () => {
  const one = newRecord({ ins: helene.nir, status: 'open', linkedToMes: false });
  one.contact.telecoms.push({ use: 'MC', value: 'tel:0600000001' });
  expect(newRecord({ ins: helene.nir, status: 'open', linkedToMes: false }).contact.telecoms).toEqual([]);
});

test.each([
  ['another field', { ...old, password: 'x' }],
  ['another status', { ...old, status: 'lost' }],
  [
    'a password in the clear',
    { ...old, access: { login: 'a', password: 'b', sms: null, email: null, issued: 1 } },
  ],
])('a file with %s is not ours', (_, record) => {
  writeFileSync(file, JSON.stringify({ records: [record] }));
  expect(() => openRecords(file)).toThrow('n’est pas celui d’un simulateur');
});
