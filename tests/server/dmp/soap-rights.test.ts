/** What is known to be refused is not sent: the other side counts what it hears. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { NationalDmp } from '../../../server/src/dmp/dmp.ts';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { consent, helene } from './gateway.ts';
import { asStaff, personally, speaking } from './speaking.ts';

let national: NationalSimulator;
beforeAll(async () => {
  national = await startNationalSimulator();
});
afterAll(() => national.stop());
beforeEach(async () => {
  await national.clear();
});

const self = { identity: helene, representative: null };
const channel = { kind: 'mobile', number: '0600000001' } as const;
const askedAt = (): string => new Date().toISOString();

interface Act {
  before: string;
  run: (dmp: NationalDmp) => Promise<{ outcome: string }>;
}
/** Every write of the port, on a record in the state that it needs. */
const acts = {
  create: { before: 'none', run: (dmp) => dmp.create({ ...self, consent }, randomUUID()) },
  reactivate: { before: 'closed', run: (dmp) => dmp.reactivate({ ...self, consent }, randomUUID()) },
  terminate: { before: 'open', run: (dmp) => dmp.terminate(self, randomUUID()) },
  changeOppositions: { before: 'open', run: (dmp) => dmp.changeOppositions({ ...self, consent }) },
  createAccess: { before: 'open', run: (dmp) => dmp.createAccess({ ...self, channel }) },
  authorizeSelf: {
    before: 'open',
    run: (dmp) => dmp.authorizeSelf({ ...self, change: 'declare', askedAt: askedAt() }),
  },
} satisfies Record<string, Act>;

const situations = {
  'the certificate of the structure': { changes: {}, refused: { authorizeSelf: 'kiosk.rights' } },
  'a professional in person': { changes: personally, refused: {} },
  'a member of staff': {
    changes: asStaff,
    refused: { reactivate: 'kiosk.rights', terminate: 'kiosk.rights', createAccess: 'kiosk.rights' },
  },
  'a professional, regime mes-2022': {
    changes: { ...personally, regime: 'mes-2022' },
    refused: { create: 'kiosk.regime', reactivate: 'kiosk.regime' },
  },
} as const;

const rows = Object.entries(situations).flatMap(([who, { changes, refused }]) =>
  Object.entries(acts).map(([name, act]) => {
    const codes: Record<string, string> = refused;
    return { who, name, act, changes, code: codes[name] ?? null };
  }),
);

test.each(rows)('$who, $name: $code', async ({ act, changes, code }) => {
  await national.putRecord({ ins: helene.nir, status: act.before });
  const outcome = await speaking<{ outcome: string }>(national.url, act.run, changes);
  if (code === null) {
    expect(['created', 'closed', 'changed', 'authorized']).toContain(outcome.outcome);
    return;
  }
  expect(outcome).toEqual({ outcome: 'refused', code });
  expect((await national.state()).requests).toBe(0);
});

test('what the gateway lets through for a record of Mon espace santé, the service refuses by its own name', async () => {
  await national.putRecord({ ins: helene.nir, status: 'open', linkedToMes: true });
  const refused = { outcome: 'refused', code: 'DMPAccessDeniedByRightsService' };
  for (const { run } of [acts.terminate, acts.changeOppositions, acts.createAccess])
    expect(await speaking<{ outcome: string }>(national.url, run, personally)).toEqual(refused);
});
