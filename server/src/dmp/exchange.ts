/** One question or one act on the wire, and what its silence means. */
import type { Nir } from '../../contract/index.ts';
import type { ServiceAnswer } from './answer/output.ts';
import type { DmpSilence, NoSuccess } from './dmp.ts';
import type { Misunderstood } from './faults.ts';
import type { Signature } from './in-person.ts';
import type { Speaker } from './speaker.ts';
import type { Spoken } from './vocabulary.ts';
import type { AddContent } from './write-message.ts';

export interface Exchange<Said extends Spoken, Outcome> {
  speaker: Speaker;
  said: Said;
  messageId: string;
  nir: Nir;
  /** In whose name; absent: the gateway's own author. */
  signature?: Signature | undefined;
  addContent: AddContent<Said>;
  read: (answer: ServiceAnswer) => Outcome | Misunderstood;
}

/** One write: what never left is known not to have happened, any other silence is a doubt. */
export async function act<Said extends Spoken, Outcome extends { outcome: string }>(
  exchange: Exchange<Said, Outcome>,
): Promise<Outcome | NoSuccess> {
  const heard = await say(exchange);
  if (heard.state === 'not-sent') return { outcome: 'unreachable', reason: heard.reason };
  if (heard.state === 'lost') return { outcome: 'uncertain', reason: heard.reason };
  const answer = exchange.read(heard);
  return isMisunderstood(answer) ? { outcome: 'uncertain', reason: answer.reason } : answer;
}

/** One question: it changes nothing, so every silence only means "ask again". */
export async function ask<Said extends Spoken, Outcome extends { outcome: string }>(
  exchange: Exchange<Said, Outcome>,
): Promise<Outcome | { outcome: 'unreachable'; reason: DmpSilence }> {
  const heard = await say(exchange);
  if (heard.state !== 'heard') return { outcome: 'unreachable', reason: heard.reason };
  const answer = exchange.read(heard);
  return isMisunderstood(answer) ? { outcome: 'unreachable', reason: answer.reason } : answer;
}

function say<Said extends Spoken>({
  speaker,
  said,
  messageId,
  nir,
  signature,
  addContent,
}: Exchange<Said, unknown>): ReturnType<Speaker['say']> {
  return speaker.say(said, messageId, { nir, signature }, addContent);
}

function isMisunderstood(answer: { outcome: string }): answer is Misunderstood {
  return answer.outcome === 'misunderstood';
}
