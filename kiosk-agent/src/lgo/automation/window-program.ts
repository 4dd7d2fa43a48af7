/**
 * Which program a window belongs to. nut does not tell; on X11 the window names its process (`_NET_WM_PID`), which
 * wmctrl lists. Some toolkits (Tk) do not say it, and no way was tried on Windows or macOS: the answer is then null,
 * and a profile that asks for a program is refused.
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export type WindowProgram = (windowId: number) => Promise<string | null>;

const run = promisify(execFile);

export const x11WindowProgram: WindowProgram = async (windowId) => {
  try {
    const { stdout } = await run('wmctrl', ['-lp'], { timeout: 2_000 });
    const pid = stdout
      .split('\n')
      .map((line) => line.split(/\s+/))
      .find(([id]) => Number(id) === windowId)?.[2];
    if (pid === undefined || pid === '0') return null;
    return (await readFile(`/proc/${Number(pid)}/comm`, 'utf8')).trim();
  } catch {
    // No wmctrl, no window manager, or a process that is gone: not known.
    return null;
  }
};
