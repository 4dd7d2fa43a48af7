/** One stay of a card in the slot, as the driver told it, and the judgement of what it told. */
import type { CardStand } from './card-stand.ts';
import type { KnownCard } from './known-cards.ts';
import type { ReaderMessage, Reading } from './reader-messages.ts';

export interface Stay {
  insertedAtMs: number;
  heard: ReaderMessage[];
}

/** pcscd looks every 400 ms; a machine under load is given time, since a late event is not a missed one. */
const eventMs = 6000;
/** The driver's own limit for a whole reading is 15 s. */
const readingMs = 20_000;

/**
 * Put in, read, taken out. Waits for what must come, and for nothing longer than its deadline. A card that was torn out
 * empties the slot before its reading ends.
 */
export async function wholeStay({ driver, hand }: CardStand, card: string): Promise<Stay> {
  const insertedAtMs = await hand.insert(card);
  const { heard } = await driver.until(({ type }) => type === 'inserted' || type === 'silent-card', eventMs);
  const hasSession = heard.some(({ type }) => type === 'inserted');
  if (hasSession) heard.push(...(await driver.until(({ type }) => type === 'reading', readingMs)).heard);
  await hand.remove();
  if (!isEmptyAgain(heard))
    heard.push(...(await driver.until(({ type }) => type === 'ready', eventMs)).heard);
  return { insertedAtMs, heard };
}

/** Everything unread was taken before the stay began, so a `ready` can only follow the card. */
export function isEmptyAgain(heard: readonly ReaderMessage[]): boolean {
  return heard.some(({ type }) => type === 'ready');
}

/** What a stay must be told as: these four, once each, in this order. */
const wholeStory = ['inserted', 'reading', 'removed', 'ready'] as const;

export interface Judgement {
  missed: number;
  /** Told twice, or told although nothing like it happened. */
  surplus: number;
  outOfOrder: boolean;
  wrongIdentity: boolean;
}

export function judge(heard: readonly ReaderMessage[], card: KnownCard): Judgement {
  const told = heard.map(({ type }) => type);
  const missed = wholeStory.filter((type) => !told.includes(type)).length;
  const surplus = told.length - (wholeStory.length - missed);
  const reading = readingIn(heard);
  return {
    missed,
    surplus,
    outOfOrder: missed === 0 && surplus === 0 && told.some((type, rank) => type !== wholeStory[rank]),
    wrongIdentity: reading !== undefined && !isRight(reading, card),
  };
}

export function isFlawless({ missed, surplus, outOfOrder, wrongIdentity }: Judgement): boolean {
  return missed === 0 && surplus === 0 && !outOfOrder && !wrongIdentity;
}

export function readingIn(heard: readonly ReaderMessage[]): Reading | undefined {
  return heard.find((message) => message.type === 'reading');
}

export function isRight({ outcome, identity }: Reading, card: KnownCard): boolean {
  return outcome === 'read' && identity === card.identity;
}

/** After whatever happened: does the next card read as if nothing had? What is still unread of before is passed over. */
export async function nextCardReads(stand: CardStand, card: KnownCard): Promise<boolean> {
  stand.driver.takeUnread();
  return isFlawless(judge((await wholeStay(stand, card.id)).heard, card));
}
