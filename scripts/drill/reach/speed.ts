/**
 * How long the screen makes a person wait, on a processor six times slower than this one (accessibility.md G15): a whole
 * visit on the real line, watched by the browser's own event timing. What the devices and the server take is not in it.
 */
import type { Page } from 'playwright-core';

export interface SpeedFigures {
  /** 98th percentile of all interactions, in ms: from the touch to the next picture. */
  inpMs: number | null;
  interactions: number;
  /** 98th percentile of the times from a touch to the picture in which the screen had changed, in ms. */
  screenChangeMs: number | null;
  changes: number;
  /** The slowest of them, and the title of the screen that came. A hiccup of this machine is in it, six times as long. */
  slowest: Change | null;
  /** Sum of all unexpected moves of what was drawn already. */
  layoutShift: number;
}

/** `firstVisits`: of a page that was just loaded. */
export interface SpeedOfVisits extends SpeedFigures {
  firstVisits: SpeedFigures;
}

const throttling = 6;

/** What the page gathers about itself. */
interface Watched {
  interactions: Map<number, number>;
  changes: Change[];
  shift: number;
}

export interface Change {
  ms: number;
  title: string;
}

declare global {
  interface Window {
    watched?: Watched;
  }
}

export interface SpeedWatch {
  /** Of what was watched since the last call. */
  figures(): Promise<SpeedFigures>;
}

/** Slows the page down, for good, and begins to watch; call before the visit. */
export async function watchSpeed(page: Page): Promise<SpeedWatch> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttling });
  await page.evaluate(watch);
  return { figures: async () => summary(await page.evaluate(takeWatched)) };
}

type Told = Omit<Watched, 'interactions'> & { interactions: number[] };

/** In the page. */
function takeWatched(): Told {
  const { watched } = globalThis.window;
  if (!watched) throw new Error('nothing is watched');
  const [interactions, changes, { shift }] = [
    [...watched.interactions.values()],
    [...watched.changes],
    watched,
  ];
  watched.interactions.clear();
  watched.changes.length = 0;
  watched.shift = 0;
  return { interactions, changes, shift };
}

function summary(told: Told): SpeedFigures {
  const changes = told.changes.toSorted((a, b) => a.ms - b.ms);
  const change = tailOf(changes);
  return {
    inpMs: tailOf(told.interactions.toSorted((a, b) => a - b)),
    interactions: told.interactions.length,
    screenChangeMs: change?.ms ?? null,
    changes: changes.length,
    slowest: changes.at(-1) ?? null,
    layoutShift: Math.round(told.shift * 1000) / 1000,
  };
}

/** 98th percentile of what is in order; null of nothing. */
function tailOf<Of>(sorted: readonly Of[]): Of | null {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.98))] ?? null;
}

/** In the page. */
function watch(): void {
  const watched: Watched = { interactions: new Map(), changes: [], shift: 0 };
  window.watched = watched;
  const timing = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId: number })[]) {
      const { interactionId, duration } = entry;
      if (interactionId === 0) continue;
      watched.interactions.set(
        interactionId,
        Math.max(watched.interactions.get(interactionId) ?? 0, duration),
      );
    }
  });
  timing.observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = entry as PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      };
      if (!hadRecentInput) watched.shift += value;
    }
  }).observe({ type: 'layout-shift', buffered: false });
  let touchedAt: number | null = null;
  addEventListener('pointerup', ({ timeStamp }) => (touchedAt = timeStamp), { capture: true });
  new MutationObserver((changes) => {
    const isNewScreen = changes.some(({ addedNodes }) =>
      [...addedNodes].some(
        (node) => node instanceof Element && (node.matches('h1') || node.querySelector('h1')),
      ),
    );
    if (!isNewScreen || touchedAt === null) return;
    const since = touchedAt;
    touchedAt = null;
    // Painted after the next frame.
    requestAnimationFrame(() =>
      setTimeout(() => {
        const title = document.querySelector('h1')?.textContent ?? '';
        watched.changes.push({ ms: Math.round(performance.now() - since), title });
      }),
    );
  }).observe(document.body, { childList: true, subtree: true });
}
