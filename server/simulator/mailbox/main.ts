/**
 * SIMULATEUR of an SMTP server and of an SMS provider: a process of its own that speaks their wire, keeps what it gets
 * in memory, and shows it on a page. Never in production, never beyond 127.0.0.1: nothing leaves this machine.
 */
import { listenOnLoopback } from '../own-process.ts';
import { readConfig } from './config.ts';
import { httpServer } from './http-server.ts';
import { createMailbox } from './mailbox.ts';
import { smtpServer } from './smtp-server.ts';

const say = (line: string): void => {
  process.stderr.write(`[SIMULATEUR boîte aux lettres] ${line}\n`);
};

async function main(): Promise<void> {
  const result = readConfig(process.env);
  if (!result.ok) throw new Error(result.problems.join(' ; '));
  const { MAILBOX_PORT, MAILBOX_SMTP_PORT, MAILBOX_SMS_TOKEN } = result.config;
  const mailbox = createMailbox(() => new Date());
  const http = httpServer(mailbox, MAILBOX_SMS_TOKEN);
  const smtp = smtpServer(mailbox);
  const ports = {
    mailbox: await listenOnLoopback(http, MAILBOX_PORT),
    smtp: await listenOnLoopback(smtp, MAILBOX_SMTP_PORT),
  };
  say(`messages sur http://127.0.0.1:${ports.mailbox} – RIEN n’est envoyé à personne.`);
  process.send?.({ ready: true, ports });
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.once(signal, () => process.exit(0));
  }
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : 'arrêt inattendu');
  process.exit(1);
});
