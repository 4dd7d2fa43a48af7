/**
 * Words to systemd (sd_notify(3)), by its own program: Node has no datagram sockets of the kind AF_UNIX. The program
 * is left to wait for systemd's word that it has taken the message: one that ends at once (`--no-block`) may be gone
 * before systemd looks up to which service it belongs, and its message is then dropped. We do not wait for it.
 */
import { spawn } from 'node:child_process';

export type SystemdState = 'READY=1' | 'WATCHDOG=1';

/** Resolves to whether systemd took it. */
export type NotifySystemd = (state: SystemdState) => Promise<boolean>;

const program = '/usr/bin/systemd-notify';
const deadlineMs = 8_000;

/** `socket`: the value of NOTIFY_SOCKET. */
export function systemdNotify(socket: string): NotifySystemd {
  return (state) =>
    new Promise((resolve) => {
      const child = spawn(program, [state], {
        env: { NOTIFY_SOCKET: socket },
        stdio: 'ignore',
        timeout: deadlineMs,
      });
      child.once('error', () => resolve(false));
      child.once('exit', (code) => resolve(code === 0));
    });
}
