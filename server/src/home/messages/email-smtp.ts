/** E-mail through any SMTP server. Outside this machine TLS is required and checked; nothing is ever sent in clear. */
import { createTransport } from 'nodemailer';
import { type Sender, type SendOutcome, sendDeadlineMs } from './message.ts';

export interface EmailOptions {
  /** smtps://host:465 (TLS at once) or smtp://host:587 (STARTTLS, required). */
  url: string;
  user?: string | undefined;
  password?: string | undefined;
  from: string;
  /** The simulated mailbox on this machine: no TLS. Refused in production by config.ts. */
  simulated: boolean;
}

export function emailBySmtp({ url, user, password, from, simulated }: EmailOptions): Sender {
  const { protocol, hostname, port } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !simulated,
    ignoreTLS: simulated,
    ...(user && password ? { auth: { user, pass: password } } : {}),
    connectionTimeout: sendDeadlineMs / 2,
    greetingTimeout: sendDeadlineMs / 2,
    socketTimeout: sendDeadlineMs,
    // A letter is text of ours: it reads no file and fetches no address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ id, to, subject, text }) => {
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@borne.invalid>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { outcome: 'sent' };
    } catch (error) {
      return outcomeOf(error);
    }
  };
}

/** 5xx for this address is for ever; all the rest (no network, TLS, 4xx, sign-in) is tried again. */
function outcomeOf(error: unknown): SendOutcome {
  const status = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return status >= 500 && code === 'EENVELOPE'
    ? { outcome: 'refused', code: `${status}` }
    : { outcome: 'later', reason: code };
}
