/** Cards in and out, and the daemon lost, in short: real pcscd, real driver. Skipped where there is no pcscd. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Chance } from '../../../scripts/drill/chance.ts';
import type { CardStand } from '../../../scripts/drill/devices/card-stand.ts';
import { drillCycles } from '../../../scripts/drill/devices/cycles.ts';
import { drillLostDaemon } from '../../../scripts/drill/devices/lost-daemon.ts';
import { hasPcscd, openStand } from './stand.ts';

const say = (): void => undefined;

describe.skipIf(!hasPcscd)('over the real pcscd', () => {
  let stand: CardStand;

  beforeAll(async () => {
    stand = await openStand();
  });
  afterAll(() => stand.stop());

  test('cards in and out: each event once, each identity right, each time measured', async () => {
    const figures = await drillCycles(stand, { cycles: 20, chance: new Chance(20_260_711), say });
    expect(figures).toMatchObject({
      ...{ cycles: 20, missed: 0, surplus: 0, outOfOrder: 0, wrongIdentities: 0, stuck: 0 },
      cardToIdentityMs: { samples: 20 },
      softwareMs: { samples: 20 },
      rssGrowthMb: expect.any(Number),
      descriptorGrowth: 0,
    });
  }, 90_000);

  test('the daemon lost and the reader unplugged: both come back, and the next card reads', async (context) => {
    // The machine's own daemon is not ours to kill.
    context.skip(!stand.daemon, 'the daemon is the machine’s own');
    expect(await drillLostDaemon(stand, 1, say)).toEqual({ losses: 4, stuck: 0, faults: [] });
  }, 90_000);
});
