/** Chooses how the socket of the headset is reached. It is optional: without it everything is said to everybody. */
import type { z } from 'zod';
import type { headsetSettings } from '../config/headset-settings.ts';
import { EvdevSource } from '../headset/evdev-source.ts';
import { FollowedSocket } from '../headset/followed-socket.ts';
import type { HeadsetSocket } from '../headset/headset-socket.ts';
import { SimulateurSource } from '../headset/simulateur-source.ts';
import type { AgentLog } from '../log.ts';

export type HeadsetConfig = z.infer<z.ZodObject<typeof headsetSettings>>;

/** Nothing is looked for until `start`. */
export function openHeadset(config: HeadsetConfig, log: AgentLog): HeadsetSocket {
  if (config.HEADSET_DRIVER === 'none') return noSocket;
  if (config.HEADSET_DRIVER === 'evdev') {
    return new FollowedSocket(new EvdevSource({ name: config.HEADSET_SOCKET }));
  }
  log.warn('agent.simulated-devices', { driver: config.HEADSET_DRIVER, device: 'headset' });
  return new FollowedSocket(new SimulateurSource({ port: config.SIMULATEUR_HEADSET_PORT ?? 0 }), 1_000);
}

const noSocket: HeadsetSocket = {
  start: () => undefined,
  status: () => 'off',
  stop: async () => undefined,
};
