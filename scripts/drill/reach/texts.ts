/** How much there is to read, and how easily, in French: the reference that the other languages translate. */
import * as french from '../../../kiosk-ui/src/text/fr.ts';
import type { MessageKey } from '../../../kiosk-ui/src/text/message.ts';
import { readability, wordsOf } from './readability.ts';

export interface TextFigures {
  /** Words from the welcome to the ticket, titles included. */
  wordsOnWay: number;
  /** Lowest Flesch–Kandel–Moles of a screen. Higher is easier. */
  fkmMin: number;
}

/** Below this the formula is noise (accessibility.md §6). */
const leastWords = 15;

/** The shortest way to a ticket, screen by screen. */
export const wayToTicket: readonly MessageKey[] = [
  ...(['welcome', 'reading', 'isItYou', 'checking', 'explainWhat', 'explainWho'] as const),
  ...(['explainNever.consent-2016', 'explainYours.consent-2016'] as const),
  ...(['explainEmergency.consent-2016', 'quizInsurer', 'quizClose', 'decide.open'] as const),
  ...(['emergencyChoice', 'samuChoice', 'review', 'creating', 'done', 'receiptChoice.code'] as const),
  ...(['printing', 'takeCard', 'wiping', 'thanks'] as const),
];

export function textFigures(): TextFigures {
  const scores = Object.keys(french.messages)
    .map((key) => belowTitle(key as MessageKey))
    .filter((text) => wordsOf(text).length >= leastWords)
    .map(readability);
  const words = wayToTicket.flatMap((key) => wordsOf(`${french.messages[key].title}\n${belowTitle(key)}`));
  return { wordsOnWay: words.length, fkmMin: Math.round(Math.min(...scores) * 10) / 10 };
}

function belowTitle(key: MessageKey): string {
  const { body, rows = [], after = [] } = french.messages[key];
  return [...body, ...rows, ...after].join('\n');
}
