/** Every transaction of the port, the real gateway before the real simulator, in the order of one patient's life. */

import { randomUUID } from 'node:crypto';
import type { NationalDmp } from '../../../server/src/dmp/dmp.ts';
import { soapDmp } from '../../../server/src/dmp/soap-dmp.ts';
import { consent, patient, personally, type Setting } from './in-process/setting.ts';
import type { NationalProcess } from './national-process.ts';

export interface Step {
  transaction: string;
  expected: string;
  outcome: string;
}

type Act = [
  transaction: string,
  expected: string,
  run: (dmp: NationalDmp) => Promise<{ outcome: string; code?: string }>,
];

const identity = patient;
const opening = { identity, consent, representative: null };
const email = { kind: 'email', address: 'essai@exemple.invalid' } as const;
const mobile = { kind: 'mobile', number: '0600000001' } as const;
const now = (): string => new Date().toISOString();

const life: Act[] = [
  ['TD0.2', 'none', (dmp) => dmp.find(identity)],
  ['TD1.1', 'created', (dmp) => dmp.create(opening, randomUUID())],
  ['TD1.1', 'exists', (dmp) => dmp.create(opening, randomUUID())],
  ['TD0.2', 'open', (dmp) => dmp.find(identity)],
  ['TD1.3a', 'record', (dmp) => dmp.readRecord(identity)],
  ['TD1.3b', 'changed', (dmp) => dmp.changeOppositions({ identity, consent })],
  ['TD1.5a', 'created', (dmp) => dmp.createAccess({ identity, channel: mobile })],
  ['TD1.5b', 'changed', (dmp) => dmp.changeAccess({ identity, channel: email, change: 'add' })],
  ['TD1.5d', 'created', (dmp) => dmp.renewAccess({ identity })],
  ['TD0.3', 'authorized', (dmp) => dmp.authorizeSelf({ identity, change: 'declare', askedAt: now() })],
  ['TD1.6', 'list', (dmp) => dmp.listProfessionals({ identity })],
  ['TD0.3', 'withdrawn', (dmp) => dmp.authorizeSelf({ identity, change: 'withdraw', askedAt: now() })],
  ['TD1.4', 'closed', (dmp) => dmp.terminate({ identity, representative: null }, randomUUID())],
  ['TD0.2', 'closed', (dmp) => dmp.find(identity)],
  ['TD1.2', 'created', (dmp) => dmp.reactivate(opening, randomUUID())],
];

/** A record that was there before: nothing is opened by software any more. */
const since2022: Act[] = [
  ['TD0.2', 'open', (dmp) => dmp.find(identity)],
  ['TD1.1', 'refused kiosk.regime', (dmp) => dmp.create(opening, randomUUID())],
  ['TD1.2', 'refused kiosk.regime', (dmp) => dmp.reactivate(opening, randomUUID())],
  ...life
    .filter(([, expected]) =>
      ['record', 'changed', 'authorized', 'list', 'withdrawn', 'closed'].includes(expected),
    )
    .filter(
      ([transaction, expected]) =>
        transaction !== 'TD0.2' && !(transaction === 'TD1.5b' && expected === 'changed'),
    ),
];

/** Linked to Mon espace santé: the service itself refuses what note 10 keeps from software. */
const linked: Act[] = [
  ['TD0.2', 'open', (dmp) => dmp.find(identity)],
  ['TD1.3a', 'record', (dmp) => dmp.readRecord(identity)],
  ['TD1.3b', 'refused DMPAccessDeniedByRightsService', (dmp) => dmp.changeOppositions({ identity, consent })],
  [
    'TD1.4',
    'refused DMPAccessDeniedByRightsService',
    (dmp) => dmp.terminate({ identity, representative: null }, randomUUID()),
  ],
  [
    'TD1.5a',
    'refused DMPAccessDeniedByRightsService',
    (dmp) => dmp.createAccess({ identity, channel: mobile }),
  ],
];

export async function runTransactions(
  setting: Setting,
  national: NationalProcess,
  regime: 'consent-2016' | 'mes-2022',
): Promise<Step[]> {
  const dmp = soapDmp({ ...setting.options, ...personally, url: national.url, regime, deadlineMs: 60_000 });
  try {
    await national.clear();
    if (regime === 'consent-2016') return await walk(dmp, life);
    await national.putRecord({ ins: identity.nir, status: 'open' });
    const unlinked = await walk(dmp, since2022);
    await national.putRecord({ ins: identity.nir, status: 'open', linkedToMes: true });
    return [...unlinked, ...(await walk(dmp, linked))];
  } finally {
    await dmp.close();
  }
}

async function walk(dmp: NationalDmp, acts: readonly Act[]): Promise<Step[]> {
  const steps: Step[] = [];
  for (const [transaction, expected, run] of acts) {
    const { outcome, code } = await run(dmp);
    steps.push({ transaction, expected, outcome: code === undefined ? outcome : `${outcome} ${code}` });
  }
  return steps;
}
