/** The rights that the service enforces by itself, whatever its client thought (dmp-protocol.md §13). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { services } from '../../../server/src/dmp/vocabulary.ts';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { helene } from '../dmp/gateway.ts';
import { type Draft, type Kind, post, sealedEnvelope, sealedService, verdict } from './wire.ts';

let national: NationalSimulator;
let later: NationalSimulator;
beforeAll(async () => {
  national = await startNationalSimulator();
  later = await startNationalSimulator({ NATIONAL_REGIME: 'mes-2022' });
});
afterAll(async () => {
  await national.stop();
  await later.stop();
});
beforeEach(async () => {
  await national.clear();
  await later.clear();
});

const denied = 'DMPAccessDeniedByRightsService';
type Column = 'direct' | 'staff-direct' | 'establishment' | 'air' | 'staff-air';

const air = { mode: 'INDIRECTE_RENFORCEE', declaration: 'x' } as const;
const staff = '510B0000011/0007';
/** The gateway never says DIRECTE, it has no card of a professional: the text is changed before it is sealed. */
const directly = { before: (xml: string) => xml.replace('>INDIRECTE<', '>DIRECTE<') };
const columns: Record<Column, Draft> = {
  direct: directly,
  'staff-direct': { ...directly, authorId: staff },
  establishment: {},
  air: { access: air },
  'staff-air': { access: air, authorId: staff },
};

type Asking = { kind: Kind } | { name: keyof typeof services; fields: [string, string][] };
const channel: [string, string][] = [
  ['type', 'EMAIL'],
  ['canal', 'h@exemple.invalid'],
];
const everybody: Column[] = ['direct', 'staff-direct', 'establishment', 'air', 'staff-air'];
const notStaff: Column[] = ['direct', 'establishment', 'air'];
interface Row {
  asking: Asking;
  allowed: Column[];
  /** What the record is before; default: open. */
  before?: string;
}
const askings: Record<string, Row> = {
  'TD0.2': { asking: { kind: 'find' }, allowed: everybody },
  'TD1.3a': { asking: { kind: 'read' }, allowed: everybody },
  'TD1.1': { asking: { kind: 'create' }, allowed: everybody, before: 'none' },
  'TD1.2': { asking: { kind: 'reactivate' }, allowed: notStaff, before: 'closed' },
  'TD1.3b': { asking: { kind: 'modify' }, allowed: everybody },
  'TD1.4': { asking: { kind: 'terminate' }, allowed: notStaff },
  'TD0.3 declare': {
    asking: { name: 'authorize', fields: [['action', 'AJOUT']] },
    allowed: ['direct', 'staff-direct', 'air', 'staff-air'],
  },
  'TD0.3 withdraw': {
    asking: { name: 'authorize', fields: [['action', 'SUPPRESSION']] },
    allowed: ['direct', 'air'],
  },
  'TD1.6': {
    asking: { name: 'listProfessionals', fields: [['mode', 'ACTIVE']] },
    allowed: ['direct', 'air'],
  },
  'TD1.5a': { asking: { name: 'createAccess', fields: channel }, allowed: notStaff },
};

async function ask(simulator: NationalSimulator, asking: Asking, draft: Draft): Promise<string> {
  if ('kind' in asking) return verdict(await post(simulator.url, await sealedEnvelope(asking.kind, draft)));
  const { path } = services[asking.name];
  const body = await sealedService(asking.name, asking.fields, draft);
  return verdict(await post(simulator.url, body, {}, path));
}

describe('the matrix', () => {
  const rows = Object.entries(askings).flatMap(([td, row]) =>
    Object.entries(columns).map(([column, draft]) => ({
      td,
      column,
      draft,
      asking: row.asking,
      before: row.before ?? 'open',
      may: row.allowed.some((allowed) => allowed === column),
    })),
  );
  test.each(rows)('$td by $column: $may', async ({ asking, before, draft, may }) => {
    await national.putRecord({ ins: helene.nir, status: before });
    const said = await ask(national, asking, draft);
    expect(said === denied).toBe(!may);
    if (may) expect(['AA', 'DMPOk']).toContain(said);
    else expect((await national.records())[0]?.status ?? 'none').toBe(before);
  });
});

const acts: { kind: Kind; before: string }[] = [
  { kind: 'create', before: 'none' },
  { kind: 'reactivate', before: 'closed' },
  { kind: 'modify', before: 'open' },
  { kind: 'terminate', before: 'open' },
];

describe('the regimes', () => {
  test.each(acts)('consent-2016: $kind is served', async ({ kind, before }) => {
    await national.putRecord({ ins: helene.nir, status: before });
    expect(await ask(national, { kind }, {})).toBe('AA');
  });

  test.each(acts)('mes-2022: $kind', async ({ kind, before }) => {
    await later.putRecord({ ins: helene.nir, status: before });
    const ended = kind === 'create' || kind === 'reactivate';
    expect(await ask(later, { kind }, {})).toBe(ended ? denied : 'AA');
  });

  test('note 10: what Mon espace santé holds can be asked about, and is otherwise out of reach', async () => {
    for (const simulator of [national, later]) {
      await simulator.putRecord({ ins: helene.nir, status: 'open', linkedToMes: true });
      for (const kind of ['find', 'read'] as const) expect(await ask(simulator, { kind }, {})).toBe('AA');
      for (const kind of ['modify', 'terminate'] as const)
        expect(await ask(simulator, { kind }, {})).toBe(denied);
      expect(await ask(simulator, { name: 'createAccess', fields: channel }, {})).toBe(denied);
      expect(await ask(simulator, { name: 'renewAccess', fields: [] }, {})).toBe(denied);
      expect(await ask(simulator, { name: 'authorize', fields: [['action', 'AJOUT']] }, columns.air)).toBe(
        'DMPOk',
      );
    }
  });
});
