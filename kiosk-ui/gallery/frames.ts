/**
 * Every screen of the kiosk, with all of its texts, as the snapshot of the machine that shows it: reached as a visit
 * reaches it, so that no picture is drawn of what cannot be.
 */
import type { StateValue } from 'xstate';
import type { JourneyContext } from '../src/journey/events.ts';
import { type ScreenName, screenNames } from '../src/journey/screen.ts';
import { startWalker } from './walker.ts';
import { between } from './ways/between.ts';
import { decision } from './ways/decision.ts';
import { ending } from './ways/ending.ts';
import { explanation } from './ways/explanation.ts';
import { identity } from './ways/identity.ts';
import { overlays } from './ways/overlays.ts';
import type { Way } from './ways/way.ts';

/** One snapshot of the machine, as JSON, under the name of its screen, or `screen/variant`. */
export interface Frame {
  name: FrameName;
  screen: ScreenName;
  value: StateValue;
  context: JourneyContext;
}

export type FrameName = ScreenName | `${ScreenName}/${string}`;

/** From a page just opened to each screen, by its name or `screen/variant`. */
export const ways: Readonly<Record<string, Way>> = {
  ...between,
  ...identity,
  ...explanation,
  ...decision,
  ...ending,
  ...overlays,
} satisfies Record<ScreenName, Way>;

/** Throws when a way does not lead to its screen. */
export async function allFrames(): Promise<Frame[]> {
  return Promise.all(Object.entries(ways).map(([name, way]) => frameOf(name as FrameName, way)));
}

async function frameOf(name: FrameName, { agent, go }: Way): Promise<Frame> {
  const walker = await startWalker(agent);
  try {
    await go(walker);
    await walker.pass(0.6);
    const screen = await walker.screen();
    if (screen !== name.split('/')[0]) throw new Error(`the way to ${name} leads to ${screen}`);
    const { value, context } = walker.snapshot();
    return { name, screen, value, context };
  } finally {
    walker.stop();
  }
}

/** Screens in the order in which a visit may meet them, each with its variants after it. */
export function inOrder(frames: readonly Frame[]): Frame[] {
  return frames.toSorted((a, b) => screenNames.indexOf(a.screen) - screenNames.indexOf(b.screen));
}
