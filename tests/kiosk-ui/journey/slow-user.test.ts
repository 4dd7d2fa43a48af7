/**
 * Somebody who reads eighty words a minute, listens to every screen twice, takes five seconds to touch and once gives
 * the wrong answer (accessibility.md G10, G16): nobody asks them whether they are there, on any of the ways.
 */
import type { Visit } from '@borne/kiosk-agent/contract';
import { describe, expect, test } from 'vitest';
import type { ScreenName } from '../../../kiosk-ui/src/journey/screen.ts';
import { messageOf } from '../../../kiosk-ui/src/journey/view.ts';
import { messages } from '../../../kiosk-ui/src/text/fr.ts';
import {
  at,
  choosing,
  closing,
  creating,
  deciding,
  finished,
  notAsked,
  printed,
  printing,
  reading,
  refused,
} from '../states.ts';
import { type Kiosk, restingKiosk, type Tap } from './kiosk.ts';

/** In s. */
const aTouch = 5;
const wordsPerMinute = 80;
/** A calm voice. */
const spokenPerSecond = 2.5;

/** Beside its message a screen has its buttons and its bands. */
const besides = 20;

interface Slow {
  /** Sentences are heard: the page tells when each of them begins and ends. */
  hears: boolean;
  /** The page tells how much there is to read and to hear. */
  tells?: boolean;
}

interface Watched {
  /** How often they were asked whether they are there. */
  asked: number;
  seconds: number;
  end: ScreenName;
}

/** What the agent tells, or what is touched once the screen was read. */
type Step = Visit | Tap;

const isVisit = (step: Step): step is Visit => typeof step !== 'string' && 'stage' in step;

async function live(slow: Slow, steps: readonly Step[]): Promise<Watched> {
  const kiosk = await restingKiosk();
  const watched: Watched = { asked: 0, seconds: 0, end: 'welcome' };
  const wait = (seconds: number): void => {
    for (let second = 0; second < seconds; second += 1) {
      kiosk.pass(1);
      watched.seconds += 1;
      if (kiosk.screen() === 'idleWarning') watched.asked += 1;
    }
  };
  for (const step of steps) {
    if (isVisit(step)) kiosk.show(at(step));
    else {
      read(kiosk, slow, wait);
      wait(aTouch);
      kiosk.tap(step);
    }
    watched.end = kiosk.screen();
  }
  kiosk.stop();
  return watched;
}

/** The page says how much there is; then it is read, and listened to twice. */
function read(kiosk: Kiosk, { hears, tells = true }: Slow, wait: (seconds: number) => void): void {
  const words = wordsOn(kiosk);
  const spoken = Math.ceil(words / spokenPerSecond);
  if (tells) kiosk.draw({ words, audioMs: spoken * 1000 });
  wait(Math.ceil((words / wordsPerMinute) * 60));
  for (const _ of [1, 2]) {
    if (hears) kiosk.hear();
    wait(spoken);
    if (hears) kiosk.hear();
  }
}

function wordsOn(kiosk: Kiosk): number {
  const { title, body, rows = [], after = [] } = messages[messageOf(kiosk.screen(), kiosk.context())];
  return [title, ...body, ...rows, ...after].join(' ').split(/\s+/).length + besides;
}

const idea = ['MORE', 'BACK', 'NEXT'] as const;
const explained: Step[] = [...idea, ...idea, ...idea, ...idea, ...idea];
const known: Step[] = [reading, choosing(), 'YES'];

const ways: Record<string, Step[]> = {
  opened: [
    ...known,
    deciding(),
    ...explained,
    ...([
      'QUIZ_YES',
      'NEXT',
      'QUIZ_NO',
      'QUIZ_YES',
      'YES',
      'NO',
      'YES',
      'EDIT_EMERGENCY',
      'YES',
      'CONFIRM',
    ] as const),
    creating,
    finished('created', notAsked),
    ...(['NEXT', 'PAPER'] as const),
    printing,
    finished('created', printed),
  ],
  refused: [...known, deciding(), 'NO', refused, 'NEXT', 'NOTHING'],
  closed: [
    ...known,
    deciding('open'),
    'CLOSE_RECORD',
    'CONFIRM_CLOSE',
    closing,
    finished('closed'),
    'NEXT',
    'NOTHING',
  ],
  information: ['START', 'NO_CARD', 'INFORMATION', ...explained, 'NEXT', 'NOTHING'],
};

const ends: Record<string, ScreenName> = {
  opened: 'takeCard',
  refused: 'takeCard',
  closed: 'takeCard',
  information: 'wiping',
};

describe.each(Object.entries(ways))('%s', (way, steps) => {
  test.each([true, false])('nobody is asked whether they are there (sentences heard: %s)', async (hears) => {
    const { asked, end } = await live({ hears }, steps);
    expect({ asked, end }).toEqual({ asked: 0, end: ends[way] });
  });
});

test('without the words of the screen a long one would be cut short: the page must tell them', async () => {
  const { asked } = await live({ hears: false, tells: false }, ways['opened'] ?? []);
  expect(asked).toBeGreaterThan(0);
});

test('a refusal takes the slowest no longer than the shortest yes', async () => {
  const [opening, refusal] = await Promise.all(
    ['opened', 'refused'].map((way) => live({ hears: true }, ways[way] ?? [])),
  );
  expect(refusal?.seconds).toBeLessThan((opening?.seconds ?? 0) / 3);
});
