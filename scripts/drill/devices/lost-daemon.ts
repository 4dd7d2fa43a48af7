/**
 * The daemon killed, ended or restarted in the middle of a reading, and the reader unplugged. What a serial reader of
 * pcscd allows: it is read from the configuration at the start only (a signal to look again is refused once the
 * configuration has changed), so to unplug it is a daemon restarted without it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CardStand, Daemon } from './card-stand.ts';
import { dupont } from './known-cards.ts';
import type { ReaderMessage } from './reader-messages.ts';
import { isRight, nextCardReads, readingIn } from './stay.ts';

export interface LostDaemonFigures {
  losses: number;
  stuck: number;
  faults: string[];
}

/** 0.3 s for each of its seven answers: time enough to take the daemon away in the middle. */
const slowCard = 'slow-300';
const midReadingMs = 700;
const eventMs = 15_000;
const readingMs = 20_000;

type Loss = (stand: CardStand, daemon: Daemon) => Promise<string | null>;

const losses: Record<string, Loss> = {
  'killed in mid-reading': (stand, daemon) => inMidReading(stand, daemon, () => daemon.kill()),
  'ended in mid-reading': (stand, daemon) => inMidReading(stand, daemon, () => daemon.end()),
  'killed with the slot empty': emptyHanded,
  'reader unplugged and plugged in again': unplugged,
};

export async function drillLostDaemon(
  stand: CardStand,
  times: number,
  say: (line: string) => void,
): Promise<LostDaemonFigures | null> {
  const { daemon } = stand;
  if (!daemon) return null;
  const figures: LostDaemonFigures = { losses: 0, stuck: 0, faults: [] };
  for (let turn = 0; turn < times; turn += 1) {
    for (const [name, lose] of Object.entries(losses)) {
      stand.driver.takeUnread();
      const fault =
        (await lose(stand, daemon)) ?? ((await nextCardReads(stand, dupont)) ? null : 'next card');
      figures.losses += 1;
      // A loss that went wrong may have left its card in.
      await stand.hand.remove();
      if (fault === null) continue;
      figures.stuck += 1;
      figures.faults.push(`${name}: ${fault}`);
    }
    say(`  service PC/SC perdu ${figures.losses} fois`);
  }
  return figures;
}

/** The reading is lost at once and is not begun again by itself; the card that stayed in is found as a new stay. */
async function inMidReading(
  stand: CardStand,
  daemon: Daemon,
  lose: () => Promise<void>,
): Promise<string | null> {
  const { driver, hand } = stand;
  await hand.insert(slowCard);
  if (!(await heard(stand, 'inserted'))) return 'no card before the loss';
  await sleep(midReadingMs);
  await lose();
  // The reading may end a moment before its reader is told as lost, or after.
  const { heard: told } = await driver.until(
    ({ type }) => type === 'no-reader' || type === 'reading',
    eventMs,
  );
  const other = told.at(-1)?.type === 'reading' ? 'no-reader' : 'reading';
  told.push(...(await driver.until(({ type }) => type === other, eventMs)).heard);
  await daemon.start({ plugged: true });
  if (!told.some(({ type }) => type === 'no-reader')) return 'the loss was not told';
  const outcome = readingIn(told)?.outcome ?? 'nothing';
  if (outcome !== 'lost') return `the reading ended as ${outcome}`;
  return await foundAgain(stand);
}

async function foundAgain(stand: CardStand): Promise<string | null> {
  const { driver, hand } = stand;
  if (!(await heard(stand, 'inserted'))) return 'the card was not found again';
  const { heard: told } = await driver.until(({ type }) => type === 'reading', readingMs);
  const last = told.at(-1);
  if (last?.type !== 'reading' || !isRight(last, dupont)) return 'the card found again was not read';
  await hand.remove();
  return (await heard(stand, 'ready')) ? null : 'the slot is not empty again';
}

async function emptyHanded(stand: CardStand, daemon: Daemon): Promise<string | null> {
  await daemon.kill();
  const isTold = await heard(stand, 'no-reader');
  await daemon.start({ plugged: true });
  if (!isTold) return 'the loss was not told';
  return (await heard(stand, 'ready')) ? null : 'the reader was not found again';
}

/** With the card left in: the daemon that comes back must find both. */
async function unplugged(stand: CardStand, daemon: Daemon): Promise<string | null> {
  await stand.hand.insert(dupont.id);
  if (!(await heard(stand, 'reading'))) return 'no card before the loss';
  await daemon.end();
  await daemon.start({ plugged: false });
  const isTold = await stand.driver.until(isUnplugged, eventMs);
  await daemon.end();
  await daemon.start({ plugged: true });
  if (!isTold.found) return 'the missing reader was not told';
  return await foundAgain(stand);
}

function isUnplugged(message: ReaderMessage): boolean {
  return message.type === 'no-reader' && message.reason === 'no-such-reader';
}

async function heard({ driver }: CardStand, wanted: ReaderMessage['type']): Promise<boolean> {
  return (await driver.until(({ type }) => type === wanted, eventMs)).found;
}
