/** What leaves by e-mail or SMS, and how a sending may end. One file of types: the drivers stand beside it. */
import type { Language } from '../../../contract/index.ts';
import type { Channel } from '../channel.ts';

/** one-time-code: proves who reads the address. password: of the national access; its login was on the page. */
export type MessageKind = 'one-time-code' | 'password';

/** What waits in the database, sealed. `secret`: the six digits, or the password. */
export interface Message {
  kind: MessageKind;
  channel: Channel;
  language: Language;
  secret: string;
}

/** In words. An SMS has no subject. */
export interface Letter {
  /** Of this sending, the same in every try: lets a provider recognise a second one. */
  id: string;
  to: string;
  subject: string;
  text: string;
}

export type SendOutcome =
  /** The next server took it: nobody knows yet whether it was read. */
  | { outcome: 'sent' }
  /** It will never take it: no such address, or not allowed. `code` is a word or a number, safe to log. */
  | { outcome: 'refused'; code: string }
  /** Not now, or not known: try again. */
  | { outcome: 'later'; reason: string };

/** Never throws; ends within ten seconds. */
export type Sender = (letter: Letter) => Promise<SendOutcome>;

/** What this server can send. Null: nobody configured it, and the page does not offer it. */
export interface Senders {
  email: Sender | null;
  mobile: Sender | null;
}

export const sendDeadlineMs = 10_000;
