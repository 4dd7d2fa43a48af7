/** A whole line for a drill: free ports, empty database, its own keys unless told otherwise; nothing is left behind. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Line, type LineOptions, startLine } from './line.ts';
import { freePorts } from './ports.ts';

export interface TemporaryOptions
  extends Partial<
    Pick<LineOptions, 'regime' | 'databaseUrl' | 'cardDriver' | 'insi' | 'serverSettings' | 'say'>
  > {
  /** A folder with a development PKI to begin with; otherwise the line makes its own. */
  pki?: string | undefined;
}

export type TemporaryLine = Line & { directory: string };

export async function startTemporaryLine(options: TemporaryOptions = {}): Promise<TemporaryLine> {
  const directory = mkdtempSync(join(tmpdir(), 'borne-line-'));
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  try {
    if (options.pki) cpSync(options.pki, join(directory, 'pki'), { recursive: true });
    const line = await startLine({
      directory,
      ports: await freePorts(),
      regime: options.regime ?? 'consent-2016',
      databaseUrl: options.databaseUrl,
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
