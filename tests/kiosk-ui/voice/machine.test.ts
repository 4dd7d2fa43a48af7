/** The voice as its listener lives it, with a clock and a loudspeaker in the test's hand. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createActor, fromCallback, fromPromise, SimulatedClock } from 'xstate';
import { type Speech, type VoiceEvent, voiceMachine } from '../../../kiosk-ui/src/voice/machine.ts';
import { settled } from '../journey/kiosk.ts';

let speeches: Speech[];
/** The speech going on; null in silence. */
let now: { tell(event: VoiceEvent): void } | null;
let actor: ReturnType<typeof start>;
let clock: SimulatedClock;
let findings: (boolean | 'lost')[];

function start() {
  clock = new SimulatedClock();
  return createActor(
    voiceMachine.provide({
      actors: {
        findVoice: fromPromise<boolean>(() => {
          const found = findings.shift() ?? true;
          return found === 'lost' ? Promise.reject(new Error('no answer')) : Promise.resolve(found);
        }),
        speak: fromCallback<VoiceEvent, Speech>(({ input, sendBack }) => {
          speeches.push(input);
          now = { tell: sendBack };
          return () => {
            now = null;
          };
        }),
      },
    }),
    { clock },
  ).start();
}

beforeEach(async () => {
  speeches = [];
  now = null;
  findings = [];
  actor = start();
  await settled();
  send({ type: 'NOBODY' }, { type: 'SHOWN', idea: 'welcome' });
});

afterEach(() => {
  actor.stop();
});

const send = (...events: VoiceEvent[]): void => {
  for (const event of events) actor.send(event);
};
const pass = (seconds: number): void => clock.increment(seconds * 1000);
/** A touch, its effect, and the time for the hand to leave. */
const tap = (...controls: ('LISTEN' | 'MUTE' | 'LOUDER' | 'SOFTER')[]): void => {
  for (const type of controls) {
    send({ type: 'TOUCH' }, { type });
    pass(0.6);
  }
};
/** The screen changes for another. */
const move = (idea: string): void => send({ type: 'LEFT' }, { type: 'SHOWN', idea });
const sayAll = (): void => now?.tell({ type: 'SAID' });
const volume = (): number => actor.getSnapshot().context.volume;
const isOn = (): boolean => actor.getSnapshot().matches({ voice: 'on' });

describe('before it is asked', () => {
  test('the voice is silent, whatever the screens do', () => {
    move('insertCard');
    send({ type: 'VISIT', visitId: 'one' });
    move('isItYou');
    pass(600);
    expect(speeches).toEqual([]);
  });

  test('where nothing was recorded it cannot be asked', async () => {
    actor.stop();
    findings = [false];
    actor = start();
    await settled();
    tap('LISTEN');
    pass(60);
    await settled();
    tap('LISTEN');
    expect(speeches).toEqual([]);
  });

  test('where the list of sounds did not come, it is looked for again', async () => {
    actor.stop();
    findings = ['lost', 'lost', true];
    actor = start();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await settled();
      tap('LISTEN');
      pass(10);
    }
    expect(speeches).toEqual([]);
    await settled();
    tap('LISTEN');
    expect(speeches.length).toBe(1);
  });
});

describe('once asked', () => {
  beforeEach(() => tap('LISTEN'));

  test('it reads everything on the screen, from the beginning', () => {
    expect(speeches).toEqual([{ extent: 'everything', from: 0, volume: 2 }]);
  });

  test('any touch cuts it, and it stays silent on this screen', () => {
    send({ type: 'TOUCH' });
    expect(now).toBeNull();
    pass(300);
    send({ type: 'SHOWN', idea: 'welcome' });
    expect(now).toBeNull();
  });

  test('the following screens speak by themselves, without what is the same on all', () => {
    sayAll();
    send({ type: 'TOUCH' });
    move('insertCard');
    expect(speeches.at(-1)).toEqual({ extent: 'idea', from: 0, volume: 2 });
  });

  test('a screen that goes cuts its sentence before the next one is there', () => {
    send({ type: 'LEFT' });
    expect(now).toBeNull();
  });

  test('a screen drawn again without a new word is not said again', () => {
    const before = speeches.length;
    send({ type: 'SHOWN', idea: 'welcome' }, { type: 'SHOWN', idea: 'welcome' });
    expect(speeches.length).toBe(before);
    expect(now).not.toBeNull();
  });

  test('a screen whose words change speaks anew', () => {
    send({ type: 'SHOWN', idea: 'welcome and more' });
    expect(speeches.at(-1)).toMatchObject({ extent: 'idea', from: 0 });
  });

  test('a screen left and found again is said again', () => {
    move('help');
    move('welcome');
    expect(speeches.length).toBe(3);
  });

  test('again: everything, from the beginning', () => {
    now?.tell({ type: 'LINE', index: 3 });
    tap('LISTEN');
    expect(speeches.at(-1)).toEqual({ extent: 'everything', from: 0, volume: 2 });
  });

  test('the same gesture twice does not take back what it asked', () => {
    tap('MUTE');
    send({ type: 'TOUCH' }, { type: 'LISTEN' }, { type: 'TOUCH' }, { type: 'MUTE' });
    expect(isOn()).toBe(true);
  });

  test('"Couper la voix" silences this screen and those that follow', () => {
    tap('MUTE');
    expect(now).toBeNull();
    move('insertCard');
    expect(now).toBeNull();
    expect(isOn()).toBe(false);
  });

  test('speaking that fails leaves a screen that works', () => {
    now?.tell({ type: 'SAID' });
    expect(now).toBeNull();
    move('insertCard');
    expect(now).not.toBeNull();
  });
});

describe('the volume', () => {
  beforeEach(() => tap('LISTEN'));

  test('goes up and down by steps and stops at both ends', () => {
    tap('LOUDER', 'LOUDER', 'LOUDER');
    expect(volume()).toBe(4);
    tap('SOFTER', 'SOFTER', 'SOFTER', 'SOFTER');
    expect(volume()).toBe(1);
  });

  test('is heard at once, from the sentence that the touch has cut', () => {
    now?.tell({ type: 'LINE', index: 2 });
    tap('LOUDER');
    expect(speeches.at(-1)).toEqual({ extent: 'everything', from: 2, volume: 3 });
  });

  test('is heard from the beginning when all was said', () => {
    now?.tell({ type: 'LINE', index: 2 });
    sayAll();
    tap('SOFTER');
    expect(speeches.at(-1)).toMatchObject({ from: 0, volume: 1 });
  });

  test('stays for the screens of the visit, even through a silence', () => {
    tap('LOUDER', 'MUTE');
    move('insertCard');
    tap('LISTEN');
    expect(speeches.at(-1)).toMatchObject({ volume: 3 });
  });
});

describe('the visit ends', () => {
  beforeEach(() => {
    tap('LISTEN');
    move('reading');
    send({ type: 'VISIT', visitId: 'one' });
    tap('LOUDER');
  });

  test('asked for before the card, the voice follows into the visit', () => {
    move('isItYou');
    expect(now).not.toBeNull();
  });

  test.each([
    [
      'the first screen is back',
      (): void => send({ type: 'LEFT' }, { type: 'NOBODY' }, { type: 'SHOWN', idea: 'welcome' }),
    ],
    [
      'another card brings another person',
      (): void => send({ type: 'VISIT', visitId: 'two' }, { type: 'SHOWN', idea: 'choosing' }),
    ],
  ])('%s: silent, and the volume as it was for everybody', (_, end) => {
    end();
    expect(isOn()).toBe(false);
    expect(now).toBeNull();
    expect(volume()).toBe(2);
    move('next');
    expect(now).toBeNull();
  });

  test('another person also finds the volume as it was when the voice was cut', () => {
    tap('MUTE');
    send({ type: 'VISIT', visitId: 'two' });
    expect(volume()).toBe(2);
  });

  test('the card pulled out cuts the sentence even where the screen stays', () => {
    send({ type: 'LEFT' });
    expect(now).toBeNull();
    expect(isOn()).toBe(true);
  });

  test('whoever asked on the first screen and went away is forgotten after a minute', () => {
    send({ type: 'LEFT' }, { type: 'NOBODY' }, { type: 'SHOWN', idea: 'welcome' });
    tap('LISTEN');
    sayAll();
    pass(61);
    expect(isOn()).toBe(false);
  });

  test('not so while somebody touches the screen', () => {
    send({ type: 'LEFT' }, { type: 'NOBODY' }, { type: 'SHOWN', idea: 'welcome' });
    tap('LISTEN');
    sayAll();
    for (let touch = 0; touch < 4; touch += 1) {
      pass(40);
      send({ type: 'TOUCH' });
    }
    expect(isOn()).toBe(true);
  });

  test('not so in a visit: only its own end ends it', () => {
    sayAll();
    pass(300);
    expect(isOn()).toBe(true);
  });
});
