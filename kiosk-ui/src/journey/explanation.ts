/**
 * Five things to know, each in two layers: the idea, and « En savoir plus » behind it. The same screens serve whoever
 * decides and whoever only reads (without a card, or while the service is away); only their ends differ.
 */
import type { ScreenName } from './screen.ts';
import type { journey } from './setup.ts';
import { taps, type Ways } from './taps.ts';

export const ideas = ['what', 'who', 'never', 'yours', 'emergency'] as const;
type Idea = (typeof ideas)[number];

type Config = Parameters<typeof journey.createStateConfig>[0];
type States = NonNullable<Config['states']>;

interface Ends {
  /** From the first idea backwards; null: there is nothing before it. */
  before: Ways | null;
  /** From the last idea on. */
  after: Ways;
}

const titleCase = (idea: Idea): Capitalize<Idea> =>
  `${idea.charAt(0).toUpperCase()}${idea.slice(1)}` as Capitalize<Idea>;

const explainScreen = (idea: Idea): ScreenName => `explain${titleCase(idea)}`;
const moreScreen = (idea: Idea): ScreenName => `more${titleCase(idea)}`;

/** `prefix`: of the ids by which others jump to one of the ideas. */
export function explanation(prefix: string, { before, after }: Ends): States {
  const states = ideas.flatMap((idea, at) => {
    const back = ideas[at - 1] ?? before;
    const next = ideas[at + 1] ?? after;
    const first: Config = {
      id: `${prefix}-${idea}`,
      meta: { screen: explainScreen(idea) },
      on: taps({ NEXT: next, MORE: moreOf(idea), ...(back !== null && { BACK: back }) }),
    };
    const second: Config = { meta: { screen: moreScreen(idea) }, on: taps({ BACK: idea }) };
    return [
      [idea, first],
      [moreOf(idea), second],
    ];
  });
  return Object.fromEntries(states) as States;
}

const moreOf = (idea: Idea): string => `more${titleCase(idea)}`;
