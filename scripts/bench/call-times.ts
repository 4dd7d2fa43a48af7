/**
 * « Aide » in one piece: from the finger on the kiosk's real screen to the line drawn on the counter's page, through the
 * agent, the mutual TLS, the server, PostgreSQL and the event stream. Both pages run in one Chromium, so by one clock.
 */
import type { Browser, JSHandle, Page } from 'playwright-core';
import type { Line } from '../line/line.ts';
import { quantiles } from './quantiles.ts';

export interface CallTimes {
  calls: number;
  p50Ms: number;
  p95Ms: number;
}

/** Epoch milliseconds at which it happened. */
type Seen = () => Promise<number>;

const drawnDeadlineMs = 10_000;
const nobodyWaits = 'Personne n’attend.';

/**
 * Calls from the kiosk's open screen, one after the other, each withdrawn by the person who made it. Throws when one is
 * never drawn; null: no call.
 */
export async function callTimes(
  { counterUrl }: Pick<Line, 'counterUrl'>,
  kiosk: Page,
  calls = 40,
): Promise<CallTimes | null> {
  const counter = await counterPage(counterUrl, kiosk.context().browser());
  try {
    const times: number[] = [];
    for (let call = 0; call < calls; call += 1) times.push(await oneCall(kiosk, counter));
    const measured = quantiles(times);
    return measured && { calls: measured.samples, p50Ms: measured.p50, p95Ms: measured.p95 };
  } finally {
    await counter.context().close();
  }
}

async function counterPage(counterUrl: string, browser: Browser | null): Promise<Page> {
  if (!browser) throw new Error('the screen runs in no browser that could open another page');
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'fr-FR' });
  const page = await context.newPage();
  await page.goto(counterUrl);
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Agent d’essai – pharmacien' }).click();
  await page.getByText(nobodyWaits).waitFor();
  return page;
}

/** Milliseconds. */
async function oneCall(kiosk: Page, counter: Page): Promise<number> {
  const help = kiosk.getByRole('button', { name: 'Aide', exact: true });
  // A button rests for half a second after a tap.
  await help.tap({ trial: true });
  const touched = await nextTouch(kiosk);
  const drawn = await nextCall(counter);
  await help.tap();
  const elapsedMs = (await drawn()) - (await touched());
  await kiosk.getByRole('heading', { name: 'Le comptoir est prévenu' }).waitFor();
  await kiosk.getByRole('button', { name: 'Je n’ai plus besoin d’aide', exact: true }).tap();
  await counter.getByText(nobodyWaits).waitFor();
  return elapsedMs;
}

/** When the finger touches the glass, as the browser stamps it. */
async function nextTouch(kiosk: Page): Promise<Seen> {
  return seenBy(
    kiosk,
    await kiosk.evaluateHandle(() => ({
      seen: new Promise<number>((resolve) => {
        const tell = ({ timeStamp }: Event): void => resolve(performance.timeOrigin + timeStamp);
        document.addEventListener('touchstart', tell, { capture: true, once: true });
      }),
    })),
  );
}

/** When the frame is out that shows a waiting call. */
async function nextCall(counter: Page): Promise<Seen> {
  return seenBy(
    counter,
    await counter.evaluateHandle(() => ({
      seen: new Promise<number>((resolve) => {
        const look = (): void => {
          if (!document.querySelector('.kiosks > .waiting')) return;
          observer.disconnect();
          // The second frame begins once the first, with the line, has been handed to the screen.
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())),
          );
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      }),
    })),
  );
}

/** The page watches by now; whoever asks is told what it has seen, or will see before the deadline. */
function seenBy(page: Page, watch: JSHandle<{ seen: Promise<number> }>): Seen {
  return async () => {
    const never = Promise.withResolvers<never>();
    const deadline = setTimeout(() => never.reject(new Error('a call was never drawn')), drawnDeadlineMs);
    try {
      return await Promise.race([page.evaluate(({ seen }) => seen, watch), never.promise]);
    } finally {
      clearTimeout(deadline);
    }
  };
}
