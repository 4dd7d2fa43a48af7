import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type PhaseTeller, phaseTeller } from '../../../kiosk-agent/src/assistance/phase-teller.ts';
import { agentLog } from '../../../kiosk-agent/src/log.ts';
import { PageWatch } from '../../../kiosk-agent/src/watchdog/page-watch.ts';
import { type DeskDouble, deskDouble, visitA, visitB } from './counter-double.ts';

let kiosk: DeskDouble;
let screen: PageWatch;
let teller: PhaseTeller;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  kiosk = deskDouble();
  screen = new PageWatch({ restartBrowser: null, log: agentLog('silent'), now: () => 0 });
  teller = phaseTeller({ server: kiosk.counter, board: kiosk.board, screen });
  teller.start();
});
afterEach(async () => {
  await teller.stop();
  vi.useRealTimers();
});

const told = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  return kiosk.counter.phases;
};
const deciding = (visitId: string) => {
  const holder = { index: 0, firstName: 'HÉLÈNE', birthYear: '1985', isMinor: false };
  const record = { status: 'none', since: null, linkedToMes: false } as const;
  kiosk.board.update({ visit: { stage: 'deciding', visitId, holder, record, actor: 'self' } });
};

test('each phase is told once, when it begins', async () => {
  kiosk.begin(visitA);
  await told();
  deciding(visitA);
  for (const shown of ['explainWhat', 'explainWho', 'help', 'decide', 'review']) {
    screen.beat(shown);
    await told();
  }
  kiosk.leave(visitA);
  expect(await told()).toEqual(['free', 'arriving', 'informing', 'deciding', 'ending', 'free']);
});

test('an overlay keeps what the screen under it said', async () => {
  deciding(visitA);
  screen.beat('quizClose');
  await told();
  screen.beat('idleWarning');
  expect((await told()).at(-1)).toBe('informing');
});

test('nothing of one visit is told as the next one’s', async () => {
  deciding(visitA);
  screen.beat('decide');
  await told();
  deciding(visitB);
  expect((await told()).at(-1)).toBe('arriving');
});

test('back at the welcome, whoever read without a card is gone', async () => {
  screen.beat('explainWhat');
  expect((await told()).at(-1)).toBe('informing');
  screen.beat('help');
  expect((await told()).at(-1)).toBe('informing');
  screen.beat('welcome');
  expect((await told()).at(-1)).toBe('free');
});

test('it is told again every 30 seconds, so that silence means something', async () => {
  await told();
  vi.advanceTimersByTime(29_999);
  expect(await told()).toEqual(['free']);
  vi.advanceTimersByTime(1);
  expect(await told()).toEqual(['free', 'free']);
});

test('what did not arrive is told again after 5 seconds, as it stands then', async () => {
  await told();
  kiosk.counter.line = 'silent';
  kiosk.begin(visitA);
  await told();
  kiosk.counter.line = 'works';
  vi.advanceTimersByTime(4_999);
  expect(await told()).toEqual(['free']);
  vi.advanceTimersByTime(1);
  expect(await told()).toEqual(['free', 'arriving']);
});
