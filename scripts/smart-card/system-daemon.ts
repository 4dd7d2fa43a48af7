/** The system's own daemon, when somebody configured the virtual reader in it. */
import { readFileSync } from 'node:fs';
import type { VirtualReader } from './pcscd.ts';
import { answers, isListening, waitFor } from './readiness.ts';

export const systemSocket = '/run/pcscd/pcscd.comm';
const configuration = '/etc/reader.conf.d/vpcd';
const readyMs = 2000;

/** Null: no daemon answers, or it has no virtual reader. Asking is enough to wake a daemon that systemd keeps asleep. */
export async function systemReader(): Promise<VirtualReader | null> {
  const reader = configuredReader();
  if (!reader || !(await answers(systemSocket))) return null;
  if (!(await waitFor(() => isListening(reader.port), readyMs))) return null;
  return {
    kind: 'system',
    vpcdPort: reader.port,
    readerName: `${reader.name} 00 00`,
    stop: async () => undefined,
  };
}

function configuredReader(): { name: string; port: number } | null {
  try {
    const text = readFileSync(configuration, 'utf8');
    const name = /^FRIENDLYNAME\s+"(.+)"/m.exec(text)?.[1];
    const port = /^DEVICENAME\s+\/dev\/null:(0x[0-9a-f]+|\d+)/im.exec(text)?.[1];
    return name && port ? { name, port: Number(port) } : null;
  } catch {
    // Not configured, or not for us to read.
    return null;
  }
}
