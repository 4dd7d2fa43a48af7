/** Everything that a catalogue holds, for the gates that look at every sentence. */
import type { Catalogue } from '../../../kiosk-ui/src/text/catalogue.ts';
import { linesOf } from '../../../kiosk-ui/src/text/line.ts';
import type { Message, MessageKey } from '../../../kiosk-ui/src/text/message.ts';

/** What is read under the title. */
export const below = ({ body, rows = [], after = [] }: Message): string[] => [...body, ...rows, ...after];

export const screensOf = ({ messages }: Catalogue): [MessageKey, Message][] =>
  Object.entries(messages) as [MessageKey, Message][];

/** The second layer is read by whoever asks for more. */
export const wordsMax = (key: MessageKey): number => (key.startsWith('more') ? 60 : 30);

/** With its place: every line of the screens, and what is only said. */
export function everySentence(catalogue: Catalogue): [string, string][] {
  return [
    ...linesOf(catalogue).map(({ id, text }): [string, string] => [id, text]),
    ['spoken.touch', catalogue.spoken.touch(catalogue.buttons.next)],
  ];
}
