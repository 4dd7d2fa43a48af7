/** As much of SMTP (RFC 5321) as a letter needs. An address at refus.invalid is refused, one at plus-tard.invalid put off. */
import { createServer, type Server, type Socket } from 'node:net';
import type { Mailbox } from './mailbox.ts';
import { readEmail } from './read-email.ts';

const bytesMax = 262_144;

export function smtpServer(mailbox: Mailbox): Server {
  return createServer((socket) => converse(socket, mailbox));
}

function converse(socket: Socket, mailbox: Mailbox): void {
  const say = (line: string): boolean => socket.write(`${line}\r\n`);
  let buffer = '';
  let to: string | null = null;
  let inData = false;

  function command(line: string): void {
    switch (line.slice(0, 4).toUpperCase()) {
      case 'EHLO':
      case 'HELO':
        say('250 SIMULATEUR');
        break;
      case 'RSET':
        to = null;
        say('250 OK');
        break;
      case 'MAIL':
      case 'NOOP':
        say('250 OK');
        break;
      case 'RCPT':
        recipient(line);
        break;
      case 'DATA':
        inData = to !== null;
        say(inData ? '354 Go on' : '503 No recipient');
        break;
      case 'QUIT':
        say('221 Bye');
        socket.end();
        break;
      default:
        say('502 Not here');
    }
  }

  function recipient(line: string): void {
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    if (address.endsWith('@refus.invalid')) return void say('550 No such mailbox');
    if (address.endsWith('@plus-tard.invalid')) return void say('451 Try later');
    to = address;
    say('250 OK');
  }

  function letter(data: string): void {
    inData = false;
    // A line that starts with a dot was given another one.
    const email = readEmail(data.replace(/^\.\./gm, '.'));
    mailbox.put({ kind: 'email', to: to ?? '', ...email });
    to = null;
    say('250 Kept');
  }

  function read(): void {
    for (;;) {
      const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const text = buffer.slice(0, end);
      buffer = buffer.slice(end + (inData ? 5 : 2));
      if (inData) letter(text);
      else command(text);
    }
  }

  // Bytes as they are: the letter says its own encoding.
  socket.setEncoding('latin1');
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: string) => {
    buffer += chunk;
    if (buffer.length > bytesMax) socket.destroy();
    else read();
  });
  say('220 SIMULATEUR: nothing leaves this machine');
}
