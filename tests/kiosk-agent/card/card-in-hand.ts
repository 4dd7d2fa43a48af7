/** A card without a reader: its answers in this very process, with each command it was sent. */

import { catalogue } from '../../../kiosk-agent/simulator/virtual-card/catalogue.ts';
import { type ApduAnswer, hex, parseAnswer } from '../../../kiosk-agent/src/card/apdu.ts';
import type { ChipCard } from '../../../kiosk-agent/src/card/insured-card.ts';

export const vitale2Atr = hex('3B 75 13 00 00 44 09 EA 90 00');

export interface CardInHand extends ChipCard {
  sent: string[];
}

/** A card of the bench's catalogue; `before` may answer in its place, given the rank of the command from 1. */
export function cardInHand(id: string, before: (rank: number) => ApduAnswer | null = () => null): CardInHand {
  const card = catalogue.find((each) => each.id === id);
  if (!card) throw new Error(`no card ${id}`);
  const program = card.program();
  program.reset();
  return cardOf((command, rank) => before(rank) ?? parseAnswer(program.answer(command).bytes), card.atr);
}

/** A card that answers whatever the test says. */
export function cardOf(
  answer: (command: Uint8Array, rank: number) => ApduAnswer,
  atr: Uint8Array = vitale2Atr,
): CardInHand {
  const sent: string[] = [];
  const transmit = async (command: Uint8Array): Promise<ApduAnswer> => {
    sent.push(Buffer.from(command).toString('hex').toUpperCase());
    return answer(command, sent.length);
  };
  return { atr, sent, transmit };
}

/** Bytes of an answer, as a specification writes them. */
export function says(text: string): ApduAnswer {
  return parseAnswer(hex(text));
}
