/** A message in words, in the language of the page. Pure. */
import { messageWords } from '../text/message-words.ts';
import type { Letter, Message } from './message.ts';

export function letterOf(id: string, { kind, channel, language, secret }: Message): Letter {
  const words = messageWords[language];
  const { subject, sms, email } = kind === 'password' ? words.password : words.oneTimeCode;
  const text = (channel.kind === 'mobile' ? sms : email).replace('{secret}', secret);
  return { id, to: channel.address, subject, text };
}
