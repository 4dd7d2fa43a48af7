/** After a visit the page holds nothing of the person: not where it shows, not where it stores, not in its memory. */
import type { CDPSession, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { KioskLine } from '../support/kiosk-line.ts';

/** JEANNE MARTIN-TEST, invented; the browser is never told more than her first name and her year. */
const told = ['JEANNE'];
const neverTold = ['MARTIN-TEST', '255081416802538', '2550814168025'];

/** The tests, on a line where nobody was served before: `line` answers it once it runs. */
export function wipedAfterVisit(line: () => KioskLine): void {
  let kiosk: KioskLine;
  let session: CDPSession;
  beforeAll(async () => {
    kiosk = line();
    session = await kiosk.context.newCDPSession(kiosk.page);
  });

  test('nothing of her is left once her card is out, and her number and family name were never there', async () => {
    const before = await stored(kiosk.page);
    await kiosk.identified('martin');
    const during = await memory(session);
    // The measure can find what is there: otherwise it proves nothing.
    for (const word of told) expect(during).toContain(word);
    for (const word of neverTold) expect(during.includes(word), word).toBe(false);

    await kiosk.tap('Je ne veux pas de dossier');
    await kiosk.arrive('C’est noté');
    await kiosk.nextVisitor();
    await kiosk.arrive('Votre dossier de santé');

    expect(await kiosk.page.content()).not.toContain('JEANNE');
    const after = await memory(session);
    const left = [...told, ...neverTold].filter((word) => after.includes(word));
    expect(left).toEqual([]);
    expect(await stored(kiosk.page)).toEqual(before);
  });

  test('what is on the screen is hidden as soon as the card is out, in the middle of it', async () => {
    await kiosk.hands.insertCard('martin');
    await kiosk.arrive('Est-ce bien vous ?');
    await kiosk.hands.removeCard();
    await kiosk.arrive('Remettez votre carte');
    expect(await kiosk.page.content()).not.toContain('JEANNE');
    await kiosk.nextVisitor();
  });
}

/** Every string that the page's memory holds. */
async function memory(session: CDPSession): Promise<string> {
  const chunks: string[] = [];
  const gather = ({ chunk }: { chunk: string }): number => chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', gather);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', gather);
  const { strings } = JSON.parse(chunks.join('')) as { strings: string[] };
  return strings.join('\n');
}

function stored(page: Page): Promise<unknown> {
  return page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: await indexedDB.databases(),
    caches: 'caches' in window ? await caches.keys() : [],
    cookies: document.cookie,
    address: location.href.replace(location.origin, ''),
    history: history.length,
  }));
}
