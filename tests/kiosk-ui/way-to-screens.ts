/**
 * The shortest way to every screen, with real touches on the real page: the gallery's own ways (kiosk-ui/gallery/ways),
 * told by a fake agent and walked by the names of the buttons.
 */
import type { Page } from 'playwright-core';
import { type FrameName, ways } from '../../kiosk-ui/gallery/frames.ts';
import type { WalkerAgent } from '../../kiosk-ui/gallery/walker.ts';
import type { ScreenName } from '../../kiosk-ui/src/journey/screen.ts';
import * as french from '../../kiosk-ui/src/text/fr.ts';
import type { FakeAgent } from '../support/fake-agent.ts';
import { walkerOn } from './page-walker.ts';

export interface Visitor {
  page: Page;
  agent: FakeAgent;
}

/** Touches buttons by their names, each a little later than the machine would take for the same gesture. */
export async function tap({ page }: Visitor, ...names: string[]): Promise<void> {
  for (const name of names) {
    await page.getByRole('button', { name, exact: true }).click();
    await page.clock.fastForward(600);
  }
}

/** Waits for the title of a screen. */
export async function title({ page }: Visitor, text: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: text }).waitFor();
}

export async function pass({ page }: Visitor, seconds: number): Promise<void> {
  await page.clock.fastForward(seconds * 1000);
}

/** Titles are unique enough to know that the screen is there. */
export interface Stop {
  title: string;
  way: (visitor: Visitor) => Promise<void>;
}

export type StopName = FrameName;

/** Which of its titles a screen has on its way. */
const variants: Partial<Record<ScreenName, keyof typeof french.messages>> = {
  outOfService: 'outOfService.no-reader',
  cardProblem: 'cardProblem.unreadable',
  papers: 'papers.waiting',
  notPossible: 'notPossible.minor',
  alreadyOpen: 'alreadyOpen.consent-2016',
  wasClosed: 'wasClosed.consent-2016',
  wasOpposed: 'wasOpposed.consent-2016',
  explainNever: 'explainNever.consent-2016',
  explainYours: 'explainYours.consent-2016',
  explainEmergency: 'explainEmergency.consent-2016',
  moreNever: 'moreNever.consent-2016',
  staffExplain: 'staffExplain.waiting',
  decide: 'decide.open',
  later: 'later.consent-2016',
  refused: 'refused.none',
  handOver: 'handOver.given',
  receiptChoice: 'receiptChoice.sheet',
  ticketMissing: 'ticketMissing.created',
  ticketDoubtful: 'ticketDoubtful.created',
  help: 'help.waiting',
  quitConfirm: 'quitConfirm.before',
};

function titleOf(name: ScreenName): string {
  return french.messages[variants[name] ?? (name as keyof typeof french.messages)].title;
}

async function prepare({ page, agent }: Visitor, { opening, commands, wipes }: WalkerAgent): Promise<void> {
  if (opening?.ok === false && opening.code === 'unanswered') await loseTheAgent({ page, agent });
  if (opening?.ok === false && opening.code === 'not-paired') await openWithoutItsAddress({ page, agent });
  if (commands?.ok === false) agent.onCommand(() => 'internal');
  if (wipes === false) await page.evaluate(() => (indexedDB.databases = () => new Promise(() => undefined)));
}

async function loseTheAgent({ page, agent }: Visitor): Promise<void> {
  await page.route(/\/agent\/(session|pair)$/, (route) => route.abort());
  agent.dropStreams();
  // The way begins once the page has noticed.
  await page.locator('h1 :is([data-say^="connecting."], [data-say^="agentSilent."])').waitFor();
}

async function openWithoutItsAddress({ page, agent }: Visitor): Promise<void> {
  await page.goto('about:blank');
  await page.context().clearCookies();
  await page.goto(agent.url);
}

/** One for each screen; those of the gallery that only differ in their words are looked at there. */
export const stops = Object.fromEntries(
  Object.entries(ways)
    .filter(([name]) => !name.includes('/'))
    .map(([name, way]) => [name, stopAt(name as ScreenName, way)]),
) as Record<ScreenName, Stop>;

type Way = (typeof ways)[string];

function stopAt(name: ScreenName, { agent = {}, go }: Way): Stop {
  return {
    title: titleOf(name),
    way: async (visitor) => {
      await prepare(visitor, agent);
      await go(walkerOn(visitor));
    },
  };
}
