/** Which of the marked lines of a screen are told, to whom, and in which order. Elements as the voice sees them. */
import { expect, test } from 'vitest';
import { onlyAloud, onlyByHeadset, spelt } from '../../../kiosk-ui/src/voice/marks.ts';
import { ideaOf, idOf, linesOnStage, speltOf } from '../../../kiosk-ui/src/voice/stage.ts';

interface Marked {
  marks: Record<string, string>;
  text?: string;
  inFooter?: boolean;
}

/** `data-ear` is `dataset.ear`: a page of such elements, in the order of the document. */
function pageOf(elements: readonly Marked[]): ParentNode {
  const drawn = elements.map(({ marks, text = '', inFooter = false }) => ({
    dataset: Object.fromEntries(Object.entries(marks).map(([name, value]) => [name.slice(5), value])),
    textContent: text,
    closest: () => (inFooter ? {} : null),
  }));
  return { querySelectorAll: () => drawn } as unknown as ParentNode;
}

const say = (id: string, ...more: Record<string, string>[]): Marked => ({
  marks: Object.assign({ 'data-say': id }, ...more),
});
const aside = { 'data-aside': '' };

/** The question « Est-ce bien vous ? », as the screen marks it. */
const isItYou = pageOf([
  say('labels.simulated', aside),
  say('isItYou.title'),
  say('spoken.identity', onlyAloud),
  say('personal.firstName', onlyByHeadset),
  { marks: spelt, text: 'Jeanne' },
  say('personal.birthYear', onlyByHeadset),
  { marks: spelt, text: '1948' },
  say('buttons.isMe'),
  { ...say('buttons.help', aside), inFooter: true },
]);

const told = (page: ParentNode, ...how: ['idea' | 'everything', 'loudspeaker' | 'headset']): string[] =>
  linesOnStage(page, ...how).map((line) => speltOf(line) ?? idOf(line));

test('the loudspeaker says a sentence in the place of what names the person', () => {
  expect(told(isItYou, 'idea', 'loudspeaker')).toEqual(['isItYou.title', 'spoken.identity', 'buttons.isMe']);
});

test('a headset says it: the words beside it, then the name and the year themselves', () => {
  expect(told(isItYou, 'idea', 'headset')).toEqual([
    ...['isItYou.title', 'personal.firstName', 'Jeanne', 'personal.birthYear', '1948', 'buttons.isMe'],
  ]);
});

test('what is beside the idea comes last: the help bar, then the bands at the top', () => {
  expect(told(isItYou, 'everything', 'loudspeaker').slice(-2)).toEqual(['buttons.help', 'labels.simulated']);
});

test('what is spelt is never for the loudspeaker, whatever else is written on it', () => {
  const page = pageOf([
    { marks: { ...spelt, ...onlyAloud }, text: 'Jeanne' },
    { marks: { ...spelt, ...onlyByHeadset }, text: 'Jeanne' },
  ]);
  expect(linesOnStage(page, 'everything', 'loudspeaker')).toEqual([]);
});

test('a code has its sentence for the room, and its characters for one ear, on the same element', () => {
  const page = pageOf([{ marks: { ...spelt, 'data-say': 'spoken.code' }, text: 'K7M2' }]);
  expect(linesOnStage(page, 'idea', 'loudspeaker').map(idOf)).toEqual(['spoken.code']);
  expect(told(page, 'idea', 'headset')).toEqual(['K7M2']);
});

test('the idea of a screen is the same whoever listens, and holds no name', () => {
  expect(ideaOf(isItYou)).toBe('isItYou.title spoken.identity buttons.isMe');
});
