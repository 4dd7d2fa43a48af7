/** How the agent of a development line reaches the card. */
import { join } from 'node:path';
import { startVirtualReader, type VirtualReader } from '../smart-card/pcscd.ts';
import type { Card } from './environment.ts';
import type { InLine, Stoppable } from './line.ts';
import { keepRunning } from './processes.ts';
import { StartProblem } from './start-problem.ts';

/** The real daemon with a virtual reader where it can be had, kept running; otherwise straight to the virtual card. */
export async function startCard({ options, started }: InLine): Promise<Card> {
  const { ports, directory, cardDriver, say, warn } = options;
  const direct = (reason: string): Card => ({
    driver: 'simulateur',
    port: ports.simulateur,
    sentence: `Carte – VIRTUELLE – sans pcscd : ${reason}`,
  });
  if (cardDriver === 'simulateur') return direct('le pilote « simulateur » a été demandé');
  const log = (text: string): void => say(`  ${text}`);
  const start = () => startVirtualReader({ directory: join(directory, 'pcscd'), port: ports.vpcd, log });
  const reader = await start();
  if (reader.kind === 'none') return direct(reader.reason ?? 'pcscd ne peut pas être démarré ici');
  started.push(await keepReader(reader, start, warn));
  return {
    driver: 'vitale2-libre',
    port: reader.vpcdPort,
    readerName: reader.readerName,
    socket: reader.socket,
    sentence: 'Carte – VIRTUELLE – lue par le vrai service PC/SC (pcscd)',
  };
}

/** The system's own daemon is not ours to bring back. */
async function keepReader(
  first: VirtualReader,
  start: () => Promise<VirtualReader>,
  warn: (text: string) => void,
): Promise<Stoppable> {
  if (!first.ended) return first;
  let next: VirtualReader | null = first;
  return keepRunning(
    'le lecteur de cartes',
    async () => {
      const reader = next ?? (await start());
      next = null;
      if (!reader.ended) throw new StartProblem(reader.reason ?? 'pcscd ne revient pas');
      return { ended: reader.ended, stop: () => reader.stop() };
    },
    warn,
  );
}
