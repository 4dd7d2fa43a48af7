/**
 * A desktop of its own for a test: an X server without a screen on a free display, openbox, and a French keyboard.
 * Everything started here dies with it. Its clipboard is asked by xclip, which nobody here wrote.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Desktop {
  display: string;
  /** For a child that must find this desktop, and nothing else. */
  environment: Record<string, string>;
  /** Opens a page as an application window of Chromium (no tabs, no address bar). */
  openChromium(url: string): void;
  /** A window of another toolkit: a Tcl/Tk script. */
  openTk(script: string): void;
  /** Titles of the windows, as wmctrl lists them. */
  titles(): Promise<string[]>;
  /** Brings the window whose title contains this to the front, and waits until it is there. */
  raise(title: string): Promise<void>;
  /** Closes every window whose title contains this, and waits until none is left. */
  dismiss(title: string): Promise<void>;
  activeTitle(): Promise<string>;
  clipboard(): Promise<string>;
  fillClipboard(text: string): Promise<void>;
  close(): Promise<void>;
}

export async function startDesktop(layout = 'fr'): Promise<Desktop> {
  const folder = mkdtempSync(join(tmpdir(), 'borne-desktop-'));
  const started: ChildProcess[] = [];
  const display = await startXvfb(started);
  const environment = { DISPLAY: display, PATH: process.env['PATH'] ?? '', HOME: folder, LANG: 'C.UTF-8' };
  const launch = (command: string, ...args: string[]): void => {
    started.push(spawn(command, args, { env: environment, stdio: 'ignore', detached: true }));
  };
  const ask = async (command: string, ...args: string[]): Promise<string> =>
    (await run(command, args, { env: environment, timeout: 10_000 })).stdout;

  launch('openbox', '--sm-disable');
  await until('openbox', () => ask('wmctrl', '-m'));
  await ask('setxkbmap', layout);
  const titles = async (): Promise<string[]> =>
    (await ask('wmctrl', '-l')).split('\n').flatMap((line) => /^\S+\s+\S+\s+\S+ (.*)$/.exec(line)?.[1] ?? []);
  const activeTitle = async (): Promise<string> => {
    const id = /0x[0-9a-f]+/.exec(await ask('xprop', '-root', '_NET_ACTIVE_WINDOW'))?.[0];
    const lines = (await ask('wmctrl', '-l')).split('\n');
    const line = lines.find((text) => Number(text.split(' ')[0]) === Number(id));
    return /^\S+\s+\S+\s+\S+ (.*)$/.exec(line ?? '')?.[1] ?? '';
  };
  return {
    display,
    environment,
    openChromium: (url) => launch('/usr/bin/chromium', ...chromiumArguments(folder), `--app=${url}`),
    openTk: (script) => {
      const tk = spawn('wish', [], { env: environment, stdio: ['pipe', 'ignore', 'ignore'], detached: true });
      tk.stdin.end(script);
      started.push(tk);
    },
    titles,
    activeTitle,
    async raise(title) {
      await until(`the window ${title}`, async () => {
        await ask('wmctrl', '-a', title);
        if (!(await activeTitle()).includes(title)) throw new Error('not in front yet');
      });
    },
    async dismiss(title) {
      await until(`the end of ${title}`, async () => {
        if (!(await titles()).some((text) => text.includes(title))) return;
        await ask('wmctrl', '-c', title);
        throw new Error('still there');
      });
    },
    // xclip fails where the clipboard is empty.
    clipboard: () => ask('xclip', '-out', '-selection', 'clipboard').catch(() => ''),
    fillClipboard: async (text) => {
      const xclip = spawn('xclip', ['-in', '-selection', 'clipboard'], {
        env: environment,
        stdio: ['pipe', 'ignore', 'ignore'],
        detached: true,
      });
      started.push(xclip);
      xclip.stdin.end(text);
      await new Promise((resolve) => xclip.once('exit', resolve));
    },
    async close() {
      for (const child of started.toReversed()) await end(child);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Xvfb chooses the display itself and writes its number: no two tests can meet. */
async function startXvfb(started: ChildProcess[]): Promise<string> {
  const args = ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp', '-noreset'];
  const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true });
  started.push(xvfb);
  let text = '';
  for await (const chunk of xvfb.stdio[3] as NodeJS.ReadableStream) {
    text += String(chunk);
    if (text.endsWith('\n')) return `:${text.trim()}`;
  }
  throw new Error('Xvfb ended before it had a display.');
}

function chromiumArguments(folder: string): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...[`--user-data-dir=${join(folder, 'chromium')}`, '--ozone-platform=x11', '--window-size=760,620'],
    ...['--no-first-run', '--disable-gpu', '--disable-quic', '--password-store=basic', '--lang=fr'],
    ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ...['--disable-session-crashed-bubble', '--noerrdialogs', '--disable-features=Translate'],
  ];
}

/** The whole group: Chromium and openbox have children. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
  if (child.exitCode === null && child.signalCode === null) {
    await new Promise((resolve) => child.once('exit', resolve));
  }
}

const patienceMs = 60_000;

/** Until `act` no longer throws; throws when it has not by then. */
export async function until<T>(what: string, act: () => Promise<T>, forMs = patienceMs): Promise<T> {
  const began = performance.now();
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (performance.now() - began > forMs) {
        throw new Error(`Waited in vain for ${what}.`, { cause: error });
      }
      await sleep(100);
    }
  }
}
