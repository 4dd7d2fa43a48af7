/** Opens the pages: the person's own browser where there is a display, or Chromium in kiosk mode on demand. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from '../line/line.ts';
import type { Settings } from '../line/settings.ts';

const chromium = '/usr/bin/chromium';

/** The bench only: the kiosk has one screen at a time, and the bench opens it. Null: nothing to stop at the end. */
export function openBrowser(line: Line, settings: Settings): null {
  const opener = { linux: 'xdg-open', darwin: 'open' }[process.platform as string];
  const hasDisplay = process.platform === 'darwin' || settings.DISPLAY || settings.WAYLAND_DISPLAY;
  if (!opener || !hasDisplay) return null;
  const child = spawn(opener, [line.benchUrl], { stdio: 'ignore', detached: true });
  child.once('error', () =>
    console.error('  (Le navigateur ne s’ouvre pas tout seul : ouvrez le banc d’essai.)'),
  );
  child.unref();
  return null;
}

/** The flags of a real kiosk, with a profile that is thrown away (kiosk-hardware.md §7). */
export function openKiosk(line: Line, directory: string, settings: Settings): ChildProcess | null {
  if (!settings.DISPLAY && !settings.WAYLAND_DISPLAY) {
    console.error(
      '  Aucun écran ici (ni DISPLAY ni WAYLAND_DISPLAY) : ouvrez l’adresse ci-dessus dans un navigateur.',
    );
    return null;
  }
  if (!existsSync(chromium)) {
    console.error('  Chromium n’est pas installé : sudo apt-get install -y chromium');
    return null;
  }
  // Chromium refuses to sandbox as root; a real kiosk runs it as an unprivileged user and keeps the sandbox.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const flags = [
    ...[
      '--kiosk',
      '--incognito',
      '--lang=fr',
      `--user-data-dir=${join(directory, 'chromium')}`,
      '--no-first-run',
    ],
    ...['--noerrdialogs', '--disable-pinch', '--overscroll-history-navigation=0'],
    '--disable-features=Translate,OverscrollHistoryNavigation,TouchpadOverscrollHistoryNavigation',
    ...['--disable-session-crashed-bubble', '--disable-component-update', '--disable-background-networking'],
    // A headset that is plugged in starts the voice before any touch.
    '--autoplay-policy=no-user-gesture-required',
    ...[
      '--password-store=basic',
      '--touch-events=enabled',
      '--window-size=1080,1920',
      '--window-position=0,0',
    ],
  ];
  const child = spawn(chromium, [...asRoot, ...flags, line.screenUrl()], { stdio: 'ignore' });
  child.once('error', (error) => console.error(`  Chromium ne démarre pas : ${error.message}`));
  return child;
}
