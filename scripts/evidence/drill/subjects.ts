/** The material of a drill: worlds with other rules each, their bundles in several logs, and their policies as files. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle } from '@borne/server/contract/evidence';
import type { Chance } from '../../drill/chance.ts';
import { forgeBundles } from '../forge/forge-bundles.ts';
import type { Subject } from '../forge/mutations/mutation.ts';
import { makeTimestampAuthority } from '../forge/timestamp-authority.ts';
import { forgeWorld, type World } from '../forge/world.ts';

/** Bundles under one checkpoint. */
const logSize = 25;

export interface Ground {
  world: World;
  policyFile: string;
  /** One list a checkpoint. */
  logs: Bundle[][];
}

const rules = [
  { origin: 'essai.invalid/deux-sur-deux', witnesses: 2, quorum: 2, stamped: false },
  { origin: 'essai.invalid/deux-sur-trois', witnesses: 3, quorum: 2, stamped: false },
  { origin: 'essai.invalid/sans-temoin', witnesses: 0, quorum: 0, stamped: false },
  { origin: 'essai.invalid/horodate', witnesses: 2, quorum: 1, stamped: true },
];

/** `bundles` in all, at least two logs a world. */
export async function prepareGrounds(chance: Chance, bundles: number, folder: string): Promise<Ground[]> {
  const each = Math.ceil(bundles / rules.length);
  return Promise.all(
    rules.map(async ({ stamped, ...rule }, rank) => {
      const timestamps = stamped ? makeTimestampAuthority() : null;
      try {
        const world = await forgeWorld(chance, { ...rule, timestamps });
        const policyFile = join(folder, `policy-${rank}.json`);
        writeFileSync(policyFile, JSON.stringify(world.policy));
        const wanted = Math.min(each, Math.max(0, bundles - rank * each));
        return { world, policyFile, logs: logSizes(wanted).map((size) => forgeBundles(world, chance, size)) };
      } finally {
        timestamps?.close();
      }
    }),
  );
}

function logSizes(count: number): number[] {
  const logs = Math.max(2, Math.ceil(count / logSize));
  return Array.from({ length: logs }, (_, rank) => Math.max(2, Math.floor((count + rank) / logs)));
}

/** A bundle of one ground, and the others that a forger might have at hand. */
export function drawSubject(chance: Chance, grounds: readonly Ground[]): Subject & { ground: Ground } {
  const ground = chance.pick(grounds);
  const stranger = chance.pick(grounds.filter((other) => other !== ground));
  const log = chance.pick(ground.logs);
  const bundle = chance.pick(log);
  return {
    chance,
    ground,
    world: ground.world,
    bundle,
    neighbour: chance.pick(log.filter((other) => other !== bundle)),
    elsewhere: chance.pick(chance.pick(ground.logs.filter((other) => other !== log))),
    stranger: chance.pick(chance.pick(stranger.logs)),
  };
}
