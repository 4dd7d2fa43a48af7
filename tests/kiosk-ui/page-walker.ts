/** The gallery's ways on the real page: the words of a fake agent, and real touches. */
import type { Locator, Page } from 'playwright-core';
import type { Tap, Walker } from '../../kiosk-ui/gallery/walker.ts';
import type { ScreenName } from '../../kiosk-ui/src/journey/screen.ts';
import type { ButtonKey } from '../../kiosk-ui/src/text/line.ts';
import type { Visitor } from './way-to-screens.ts';

/** The buttons that say a tap; where a screen has two of them, its answer comes first. */
const words: Partial<Record<Extract<Tap, string>, readonly ButtonKey[]>> = {
  START: ['start'],
  NO_CARD: ['noCard'],
  INFORMATION: ['readIt'],
  NEXT: ['next', 'continue'],
  MORE: ['readMore'],
  YES: ['yes', 'isMe'],
  NO: ['no', 'isNotMe', 'refuse'],
  REFUSE: ['refuse'],
  LATER: ['later'],
  QUIZ_YES: ['yes'],
  QUIZ_NO: ['no'],
  QUIZ_UNKNOWN: ['notKnown'],
  CONFIRM: ['openRecord', 'reopenRecord'],
  CLOSE_RECORD: ['closeRecord', 'howToClose'],
  CONFIRM_CLOSE: ['confirmClose'],
  REOPEN: ['reopenRecord', 'wantNew', 'changeChoice'],
  PAPER: ['paper'],
  PHONE: ['phone', 'showCode'],
  NOTHING: ['nothing'],
  HAND_OVER: ['goToCounter'],
  HELP: ['help'],
  QUIT: ['quit'],
  DISPLAY: ['display'],
};

function buttonFor(page: Page, one: Tap): Locator {
  if (one === 'LANGUAGE') return page.locator('.top-button').first();
  const keys = typeof one === 'string' ? words[one] : undefined;
  if (!keys) throw new Error(`no button is known for ${JSON.stringify(one)}`);
  return page.locator(keys.map((key) => `button[data-say="buttons.${key}"]`).join(', ')).first();
}

export function walkerOn({ page, agent }: Visitor): Walker {
  const shown = async (): Promise<ScreenName> => {
    const line = await page.locator('h1 [data-say]').getAttribute('data-say');
    return (line?.split('.')[0] ?? '') as ScreenName;
  };
  return {
    screen: shown,
    tell: async (...states) => {
      for (const state of states) agent.show(state);
    },
    arrive: async (screen) => {
      await page.locator(`h1 [data-say^="${screen}."]`).waitFor();
    },
    replace: async () => agent.replaceScreen(),
    tap: async (...taps) => {
      for (const one of taps) {
        await buttonFor(page, one).click();
        await page.clock.fastForward(600);
      }
    },
    pass: (seconds) => page.clock.fastForward(seconds * 1000),
  };
}
