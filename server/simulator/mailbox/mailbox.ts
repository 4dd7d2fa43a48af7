/** What arrived, in memory: the last two hundred. Gone when the process stops. */

export interface Arrived {
  id: number;
  kind: 'email' | 'sms';
  to: string;
  subject: string;
  text: string;
  /** ISO 8601. */
  at: string;
}

export interface Mailbox {
  put(message: Omit<Arrived, 'id' | 'at'>): void;
  /** Newest first. */
  all(): readonly Arrived[];
  clear(): void;
}

const most = 200;

export function createMailbox(now: () => Date): Mailbox {
  let messages: Arrived[] = [];
  let next = 1;
  return {
    put: (message) => {
      messages = [{ ...message, id: next, at: now().toISOString() }, ...messages].slice(0, most);
      next += 1;
    },
    all: () => messages,
    clear: () => {
      messages = [];
    },
  };
}
