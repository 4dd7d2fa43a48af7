/**
 * Every line that a screen can show, with the id by which its sound is found. A line has one place in the catalogue and
 * one id: two screens that say the same words have two lines, so that a recorded voice may say them differently.
 */
import type { PrinterState } from '@borne/kiosk-agent/contract';
import type * as french from './fr.ts';
import type { Message, MessageKey } from './message.ts';

/** All the words of one language. */
export type Catalogue = Pick<
  typeof french,
  'messages' | 'buttons' | 'hints' | 'labels' | 'printerReasons' | 'spoken'
>;

export type ButtonKey = keyof typeof french.buttons;
export type HintKey = keyof typeof french.hints;
type FixedLabel = {
  [Key in keyof typeof french.labels]: (typeof french.labels)[Key] extends string ? Key : never;
}[keyof typeof french.labels];

/** How far one is in a count: `step.2.3` is « étape 2 sur 3 ». */
export type CountKey = `${'step' | 'question' | 'volume'}.${number}.${number}`;

export type LineId =
  | `${MessageKey}.${'title' | `${'body' | 'rows' | 'after'}.${number}`}`
  | `buttons.${ButtonKey}`
  | `hints.${HintKey}`
  | `labels.${FixedLabel | CountKey}`
  | `printerReasons.${PrinterState}`
  | 'spoken.identity';

export interface Line {
  id: LineId;
  text: string;
  /** What can be touched is offered, not told. */
  isButton: boolean;
}

/** Counts that the screens can show: how many steps or questions there are, and how many volumes. */
const counts = { step: 3, question: 2, volume: 4 } as const;

export function linesOf({ messages, buttons, hints, labels, printerReasons, spoken }: Catalogue): Line[] {
  return [
    ...keysOf(messages).flatMap((key) => messageLines(key, messages[key])),
    ...keysOf(buttons).map((key): Line => ({ id: `buttons.${key}`, text: buttons[key], isButton: true })),
    ...keysOf(hints).map((key) => told(`hints.${key}`, hints[key])),
    ...keysOf(labels).flatMap((key) => labelLines(key, labels)),
    ...keysOf(printerReasons).map((key) => told(`printerReasons.${key}`, printerReasons[key])),
    told('spoken.identity', spoken.identity),
  ].filter(({ text }) => text !== '');
}

function messageLines(key: MessageKey, { title, ...lists }: Message): Line[] {
  return [
    told(`${key}.title`, title),
    ...(['body', 'rows', 'after'] as const).flatMap((part) =>
      (lists[part] ?? []).map((text, index) => told(`${key}.${part}.${index}`, text)),
    ),
  ];
}

function labelLines(key: keyof Catalogue['labels'], labels: Catalogue['labels']): Line[] {
  if (key !== 'step' && key !== 'question' && key !== 'volume') return [told(`labels.${key}`, labels[key])];
  const of = counts[key];
  return Array.from({ length: of }, (_, index) =>
    told(`labels.${key}.${index + 1}.${of}`, labels[key](index + 1, of)),
  );
}

const told = (id: LineId, text: string): Line => ({ id, text, isButton: false });

const keysOf = <T extends object>(record: T): (keyof T & string)[] =>
  Object.keys(record) as (keyof T & string)[];
