/**
 * systemd's end of a notification socket: a real unix datagram socket, which Node itself has not. Written in the perl
 * that every Debian has; it lets go of the file descriptor of a barrier, as systemd does.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const listener = `
  use Socket;
  socket(my $socket, AF_UNIX, SOCK_DGRAM, 0) or die $!;
  bind($socket, sockaddr_un($ARGV[0])) or die $!;
  $| = 1;
  print "listening\\n";
  while (defined(recv($socket, my $message, 4096, 0))) { print "$message\\n" }
`;

export interface SystemdSocket {
  /** As in NOTIFY_SOCKET. */
  path: string;
  /** Every word so far, barriers left out. */
  said: string[];
  stop(): void;
}

export async function systemdSocket(): Promise<SystemdSocket> {
  const folder = mkdtempSync(join(tmpdir(), 'borne-notify-'));
  const path = join(folder, 'notify');
  const said: string[] = [];
  const child = spawn('perl', ['-e', listener, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const listening = Promise.withResolvers<void>();
  child.once('error', listening.reject);
  child.stdout.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n').filter(Boolean)) {
      if (line === 'listening') listening.resolve();
      else if (!line.startsWith('BARRIER')) said.push(line);
    }
  });
  await listening.promise;
  return {
    path,
    said,
    stop() {
      child.kill();
      rmSync(folder, { recursive: true });
    },
  };
}
