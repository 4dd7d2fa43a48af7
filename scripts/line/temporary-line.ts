/** A whole line of its own for a drill: free ports, empty database, its own keys; nothing is left behind. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Line, type LineOptions, startLine } from './line.ts';
import { freePorts } from './ports.ts';

export type TemporaryLine = Line & { directory: string };

export async function startTemporaryLine(
  options: Partial<Pick<LineOptions, 'regime' | 'cardDriver' | 'insi' | 'serverSettings' | 'say'>> = {},
): Promise<TemporaryLine> {
  const directory = mkdtempSync(join(tmpdir(), 'borne-line-'));
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  try {
    const line = await startLine({
      directory,
      ports: await freePorts(),
      regime: options.regime ?? 'consent-2016',
      cardDriver: options.cardDriver,
      insi: options.insi,
      serverSettings: options.serverSettings,
      warn: (text) => console.error(`  ! ${text}`),
      say: options.say ?? ((text) => console.error(`  ${text}`)),
    });
    const stop = async (): Promise<void> => {
      await line.stop();
      remove();
    };
    return { ...line, directory, stop };
  } catch (error) {
    remove();
    throw error;
  }
}
