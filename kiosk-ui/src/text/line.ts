/**
 * Every line that a screen can show, with the id by which its sound is found. A line has one place in the catalogue and
 * one id: two screens that say the same words have two lines, so that a recorded voice may say them differently.
 */
import type { PrinterState } from '@borne/kiosk-agent/contract';
import type { ButtonKey, Catalogue, FixedKey, HintKey, PersonalKey } from './catalogue.ts';
import type * as french from './fr.ts';
import type { Message, MessageKey } from './message.ts';

export type { ButtonKey, Catalogue, HintKey } from './catalogue.ts';

type FixedLabel = FixedKey<typeof french.labels>;
type FixedSpoken = FixedKey<typeof french.spoken>;

/** How far one is in a count: `step.2.5` is « étape 2 sur 5 », `ahead.2` two calls before this one. */
export type CountKey = `${'step' | 'question' | 'volume'}.${number}.${number}` | `ahead.${number}`;

export type LineId =
  | `${MessageKey}.${'title' | `${'body' | 'rows' | 'after'}.${number}`}`
  | `buttons.${ButtonKey}`
  | `hints.${HintKey}`
  | `labels.${FixedLabel | CountKey}`
  | `printerReasons.${PrinterState}`
  /** Beside what names a person: for a headset. */
  | `personal.${PersonalKey}`
  | `spoken.${FixedSpoken}`;

export interface Line {
  id: LineId;
  text: string;
  /** What can be touched is offered, not told. */
  isButton: boolean;
}

/** Counts that the screens can show: how many steps or questions there are, and how many volumes. */
export const counts = { step: 5, question: 2, volume: 4 } as const;

/** Calls of a site are counted one by one up to here; a longer queue is said in words. */
export const aheadMax = 9;

/** How many calls came before this one; null where it is the next. */
export function aheadLine(calls: number): LineId | null {
  if (calls === 0) return null;
  return calls > aheadMax ? 'labels.aheadMany' : `labels.ahead.${calls}`;
}

export function linesOf(catalogue: Catalogue): Line[] {
  const { messages, buttons, hints, labels, printerReasons, personal, spoken } = catalogue;
  return [
    ...keysOf(messages).flatMap((key) => messageLines(key, messages[key])),
    ...keysOf(buttons).map((key): Line => ({ id: `buttons.${key}`, text: buttons[key], isButton: true })),
    ...keysOf(hints).map((key) => told(`hints.${key}`, hints[key])),
    ...keysOf(labels).flatMap((key) => labelLines(key, labels)),
    ...keysOf(printerReasons).map((key) => told(`printerReasons.${key}`, printerReasons[key])),
    ...keysOf(personal).map((key) => told(`personal.${key}`, personal[key])),
    ...keysOf(spoken).flatMap((key) => (key === 'touch' ? [] : [told(`spoken.${key}`, spoken[key])])),
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
  switch (key) {
    case 'step':
    case 'question':
    case 'volume':
      return upTo(counts[key]).map((now) =>
        told(`labels.${key}.${now}.${counts[key]}`, labels[key](now, counts[key])),
      );
    case 'ahead':
      return upTo(aheadMax).map((calls) => told(`labels.ahead.${calls}`, labels.ahead(calls)));
    default:
      return [told(`labels.${key}`, labels[key])];
  }
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

const told = (id: LineId, text: string): Line => ({ id, text, isButton: false });

const keysOf = <T extends object>(record: T): (keyof T & string)[] =>
  Object.keys(record) as (keyof T & string)[];
