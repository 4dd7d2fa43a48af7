/**
 * `npm start`: the whole line on this machine, with what is simulated said loudly. Ctrl-C stops everything.
 * Options: --kiosk opens Chromium in kiosk mode; --reset begins with empty data.
 */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startLine } from './line/line.ts';
import { holdLine } from './line/line-lock.ts';
import { portsFrom } from './line/ports.ts';
import { readSettings, type Settings, stateDirectory } from './line/settings.ts';
import { StartProblem } from './line/start-problem.ts';
import { announce } from './start/announce.ts';
import { openBrowser, openKiosk } from './start/browsers.ts';

try {
  await main();
} catch (error) {
  console.error(sentence(error) ?? error);
  process.exit(1);
}

/** Null for a fault of ours, which keeps its stack. */
function sentence(error: unknown): string | null {
  if (error instanceof StartProblem) return `\n${error.message}\n`;
  const wrongOption =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  return wrongOption
    ? '\nOption inconnue. Celles qui existent : npm start -- --kiosk, npm start -- --reset\n'
    : null;
}

function minorsSettings({ MAJORITY_AGE, MINORS_SERVED }: Settings): Record<string, string> {
  return { ...(MAJORITY_AGE && { MAJORITY_AGE }), ...(MINORS_SERVED && { MINORS_SERVED }) };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { kiosk: { type: 'boolean' }, reset: { type: 'boolean' } } });
  const settings = readSettings(process.env);
  const directory = stateDirectory();
  const release = holdLine(directory);
  if (values.reset) rmSync(directory, { recursive: true, force: true });
  console.error('\nLa borne DMP démarre.\n');
  const startedAt = Date.now();
  const line = await startLine({
    directory,
    ports: await portsFrom(settings.BORNE_PORTS),
    regime: settings.REGIME,
    databaseUrl: settings.DATABASE_URL,
    cardDriver: settings.CARD_DRIVER,
    insi: settings.INSI === 'simulateur',
    serverSettings: minorsSettings(settings),
    say: (text) => console.error(`  ✓ ${text}`),
    warn: (text) => console.error(`  ! ${text}`),
  });
  announce(line, Date.now() - startedAt, settings.REGIME);
  const browser = values.kiosk ? openKiosk(line, directory, settings) : openBrowser(line, settings);
  await interrupted();
  console.error('\nArrêt en cours…');
  browser?.kill();
  await line.stop();
  release();
  console.error('Tout est arrêté. Les données sont gardées pour la prochaine fois.');
  process.exit(0);
}

/** Resolves at the first Ctrl-C or TERM; a second one is ignored, since stopping takes a few seconds at most. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });
}
