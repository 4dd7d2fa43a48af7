/** What the watch makes of a list of readers, where the real daemon cannot be made to say it. */
import { expect, test } from 'vitest';
import type { Pcsc } from '../../../../kiosk-agent/src/card/pcsc/pcsc-native.ts';
import { watchSlot } from '../../../../kiosk-agent/src/card/pcsc/pcsc-slot.ts';
import { vitale2Atr } from '../card-in-hand.ts';

const flags = { CHANGED: 0x02, UNKNOWN: 0x04, UNAVAILABLE: 0x08, EMPTY: 0x10, PRESENT: 0x20, MUTE: 0x200 };

/** One look at the readers: their states by name, `null` where the daemon does not answer. */
type Look = Record<string, number> | null;

/** The package's surface, played: each look in turn, and then silence. */
function fakePcsc(looks: Look[], wait: () => Promise<unknown> = async () => []): Pcsc {
  class Context {
    listReaders() {
      const look = looks.shift();
      if (!look) throw new Error('PC/SC service not running');
      return Object.entries(look).map(([name, state]) => ({
        name,
        state,
        atr: state & flags.PRESENT ? vitale2Atr : null,
      }));
    }
    // After the last look nothing happens any more.
    waitForChange = () => (looks.length > 0 ? wait() : new Promise(() => undefined));
    close = () => undefined;
  }
  const states = Object.entries(flags).map(([name, value]) => [`SCARD_STATE_${name}`, value]);
  return { Context, ...Object.fromEntries(states) };
}

async function seen(pcsc: Pcsc, count: number): Promise<string[]> {
  const story: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const see = (what: string): void => {
    story.push(what);
    if (story.length === count) resolve();
  };
  void watchSlot({
    pcsc,
    configured: 'Gem',
    see: (state) => see(state.slot === 'no-reader' ? state.reason : state.slot),
    choose: () => undefined,
  });
  await promise;
  return story;
}

const cardIn = (1 << 16) | flags.PRESENT;

test('a look that could not be made says nothing: least of all that the card is out', async () => {
  expect(
    await seen(fakePcsc([{ Gem: cardIn }, { Gem: 0 }, { Gem: 0, Other: 0 }, { Gem: cardIn }]), 2),
  ).toEqual(['card', 'card']);
});

test.each([flags.UNAVAILABLE, flags.UNKNOWN])(
  'a reader in the state %i is no reader, not an empty one',
  async (state) => {
    expect(
      await seen(fakePcsc([{ Gem: flags.EMPTY }, { Gem: state | flags.CHANGED }, { Gem: flags.EMPTY }]), 3),
    ).toEqual([...['empty', 'no-such-reader', 'empty']]);
  },
);

test('a wait that is refused is no lost daemon: only a list that is refused is one', async () => {
  const refused = (): Promise<never> => Promise.reject(new Error('Unknown reader'));
  expect(await seen(fakePcsc([{ Gem: flags.EMPTY }, { Gem: cardIn }, {}], refused), 3)).toEqual([
    ...['empty', 'card', 'no-such-reader'],
  ]);
  expect(await seen(fakePcsc([{ Gem: flags.EMPTY }, null, { Gem: flags.EMPTY }]), 3)).toEqual([
    ...['empty', 'no-daemon', 'empty'],
  ]);
});

test('a card that gives no sign is a silent one', async () => {
  expect(await seen(fakePcsc([{ Gem: cardIn | flags.MUTE }]), 1)).toEqual(['silent']);
});
