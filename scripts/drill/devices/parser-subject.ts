/** The agent's own parser under one hostile input: what it made of it, in one word. Anything else it does is a crash. */
import { parseAnswer } from '../../../kiosk-agent/src/card/apdu.ts';
import { readFreeZone } from '../../../kiosk-agent/src/card/free-zone.ts';
import { readHolders } from '../../../kiosk-agent/src/card/holders.ts';
import { parseTlv } from '../../../kiosk-agent/src/card/tlv.ts';
import { vitale2FreeZone } from '../../../kiosk-agent/src/card/vitale2-sequence.ts';
import { type HostileInput, hostileInput } from './hostile-input.ts';

/** Every word that an answer of the parser may be; a new refusal there must be added here. */
export const outcomes = [
  ...['parsed', 'truncated', 'long-tag', 'length-form', 'too-many', 'too-long'],
  ...['read', 'unreadable', 'no-holder', 'removed', 'timeout', 'fault', 'lost', 'endless', 'refused'],
] as const;
export type ParserOutcome = (typeof outcomes)[number];

const isOutcome = (word: string): word is ParserOutcome => outcomes.some((each) => each === word);
const holdersMax = 19;

/** Rejects for what the parser throws, and for an answer of a kind that it never announced. */
export async function tryParser(seed: number): Promise<ParserOutcome> {
  const word = await outcomeOf(hostileInput(seed));
  if (!isOutcome(word)) throw new Error(`the parser gave an answer of no known kind: ${word}`);
  return word;
}

async function outcomeOf(input: HostileInput): Promise<string> {
  if (input.kind === 'tlv') {
    const result = parseTlv(input.bytes);
    return result.ok ? 'parsed' : result.reason;
  }
  if (input.kind === 'files') return holdersOf(input);
  const { card } = input;
  const answer = await readFreeZone(async (command) => parseAnswer(card.answer(command)), vitale2FreeZone);
  return answer.ok ? holdersOf(answer.files) : answer.reason;
}

function holdersOf(files: { identity: Uint8Array; numbers: Uint8Array }): string {
  const result = readHolders(files);
  if (!result.ok) return result.problem;
  const { length } = result.holders;
  return length >= 1 && length <= holdersMax ? 'read' : `${length} holders`;
}
