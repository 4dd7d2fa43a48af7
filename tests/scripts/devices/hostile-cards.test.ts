/** Faulty cards, a few drawn by seed: real pcscd, real driver. Skipped where there is no pcscd. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Chance } from '../../../scripts/drill/chance.ts';
import type { CardStand } from '../../../scripts/drill/devices/card-stand.ts';
import { drillHostileCards } from '../../../scripts/drill/devices/hostile-cards.ts';
import { hasPcscd, openStand } from './stand.ts';

describe.skipIf(!hasPcscd)('over the real pcscd', () => {
  let stand: CardStand;

  beforeAll(async () => {
    stand = await openStand();
  });
  afterAll(() => stand.stop());

  test('cards torn out, mute, babbling: an outcome each, and the next card reads', async () => {
    const sample = { torn: 5, others: 5 };
    const chance = new Chance(20_260_711);
    const figures = await drillHostileCards(stand, { times: 1, sample, chance, say: () => undefined });
    expect(figures).toMatchObject({ tries: 10, positions: { dupont: 7, twelve: 9 }, faults: [] });
    expect(figures.tornPositions).toBeGreaterThan(2);
    expect(stand.driver.deaths).toBe(0);
  }, 90_000);
});
