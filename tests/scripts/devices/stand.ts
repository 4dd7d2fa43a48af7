/** The drill's stand for tests: with a short deadline for a mute card. */
import { existsSync } from 'node:fs';
import { type CardStand, openCardStand } from '../../../scripts/drill/devices/card-stand.ts';
import { lookMs } from '../../support/card-bench.ts';

const open = (): Promise<CardStand | string> =>
  openCardStand({ apduDeadlineMs: 800, lookMs, log: () => undefined });

const probe = existsSync('/usr/sbin/pcscd') ? await open() : 'no pcscd';

/** False also where it may not be started: the suites that need it say that they are skipped. */
export const hasPcscd = typeof probe !== 'string';
if (typeof probe !== 'string') await probe.stop();

export async function openStand(): Promise<CardStand> {
  const stand = await open();
  if (typeof stand === 'string') throw new Error(stand);
  return stand;
}
