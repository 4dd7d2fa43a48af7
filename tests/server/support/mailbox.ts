/** The simulated SMTP server and SMS provider, started as the line starts it: a process of its own, on free ports. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';

const ReadySchema = z.object({
  ready: z.literal(true),
  ports: z.object({ mailbox: z.number(), smtp: z.number() }),
});
const ArrivedSchema = z.array(
  z.object({ kind: z.enum(['email', 'sms']), to: z.string(), subject: z.string(), text: z.string() }),
);
export type Arrived = z.infer<typeof ArrivedSchema>[number];

export interface TestMailbox {
  url: string;
  /** What the server needs to write to it. */
  environment: Record<string, string>;
  messages(): Promise<Arrived[]>;
  /** The newest message to this address that matches; waits for it. */
  find(to: string, pattern: RegExp): Promise<RegExpExecArray>;
  stop(): Promise<void>;
}

export async function startMailbox(): Promise<TestMailbox> {
  const folder = mkdtempSync(join(tmpdir(), 'borne-mailbox-'));
  const tokenFile = join(folder, 'sms-token');
  writeFileSync(tokenFile, 'jeton-d-essai\n', { mode: 0o600 });
  const child = fork(resolve(import.meta.dirname, '../../../server/simulator/mailbox/main.ts'), {
    env: {
      BORNE_MODE: 'development',
      MAILBOX_PORT: '0',
      MAILBOX_SMTP_PORT: '0',
      MAILBOX_SMS_TOKEN: 'jeton-d-essai',
    },
    silent: true,
  });
  const { ports } = await ready(child);
  const url = `http://127.0.0.1:${ports.mailbox}`;
  const messages = async (): Promise<Arrived[]> =>
    ArrivedSchema.parse(await (await fetch(`${url}/messages`)).json());
  return {
    url,
    environment: {
      MAIL_URL: `smtp://127.0.0.1:${ports.smtp}`,
      MAIL_FROM: 'borne@essai.invalid',
      SMS_URL: `${url}/sms`,
      SMS_TOKEN_FILE: tokenFile,
    },
    messages,
    find: async (to, pattern) => {
      const look = async (): Promise<RegExpExecArray | null> => {
        const newest = (await messages()).find((message) => message.to === to && pattern.test(message.text));
        return newest ? pattern.exec(newest.text) : null;
      };
      await expect.poll(look).not.toBeNull();
      const found = await look();
      if (!found) throw new Error('the message went away');
      return found;
    },
    stop: async () => {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ready(child: ChildProcess): Promise<z.infer<typeof ReadySchema>> {
  return new Promise((settle, fail) => {
    child.once('message', (message) => settle(ReadySchema.parse(message)));
    child.once('exit', (code) => fail(new Error(`the mailbox ended with ${code}`)));
  });
}
