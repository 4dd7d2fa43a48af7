/** What a test knows of the sounds of a page: which, when, and in which order with the touches. */
import type { Page } from 'playwright-core';

/** What happened in the page, in order. */
export interface Sound {
  what: 'touch' | 'touch handled' | 'play' | 'pause' | 'next task';
  /** Id of the line, of a `play`. */
  line: string;
  /** Of the sounds it came from, of a `play`. */
  language: string;
  /** In ms, by the page's own clock. */
  at: number;
}

declare global {
  interface Window {
    sounds: Sound[];
    /** The one that played last. */
    lastAudio?: HTMLMediaElement;
  }
}

interface Options {
  /** Every sound ends as soon as it begins: for screens whose words count, and not their time. */
  hurried?: boolean;
}

/** Before the page is opened: from then on it keeps what is heard. */
export async function listenTo(page: Page, { hurried = false }: Options = {}): Promise<void> {
  await page.addInitScript(record, hurried);
}

/** The lines said since the page was opened, or since `forget`. */
export async function linesHeard(page: Page): Promise<string[]> {
  const sounds = await page.evaluate(() => window.sounds);
  return sounds.filter(({ what }) => what === 'play').map(({ line }) => line);
}

/** Of each line said, in which language. */
export async function languagesHeard(page: Page): Promise<string[]> {
  const sounds = await page.evaluate(() => window.sounds);
  return sounds.filter(({ what }) => what === 'play').map(({ language }) => language);
}

export async function forget(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.sounds.length = 0;
  });
}

/** In the page. */
function record(hurry: boolean): void {
  const element = HTMLMediaElement.prototype;
  const play = Object.getOwnPropertyDescriptor(element, 'play')?.value;
  const pause = Object.getOwnPropertyDescriptor(element, 'pause')?.value;
  const sounds: Sound[] = [];
  window.sounds = sounds;
  const note = (what: Sound['what'], address = ''): void => {
    const [, language = '', line = ''] =
      /\/voice\/([\w-]+)\/(.*)\.[0-9a-f]{16}\.opus$/.exec(decodeURIComponent(address)) ?? [];
    sounds.push({ what, line, language, at: performance.now() });
  };
  element.play = function recorded(this: HTMLMediaElement): Promise<void> {
    note('play', this.src);
    window.lastAudio = this;
    if (!hurry) return play.call(this);
    queueMicrotask(() => this.dispatchEvent(new Event('ended')));
    return Promise.resolve();
  };
  element.pause = function recorded(this: HTMLMediaElement): void {
    if (!this.paused || hurry) note('pause');
    pause.call(this);
  };
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => note('next task'));
  port1.start();
  for (const sign of ['pointerdown', 'keydown']) {
    window.addEventListener(
      sign,
      () => {
        note('touch');
        port2.postMessage(null);
      },
      { capture: true },
    );
    window.addEventListener(sign, () => note('touch handled'));
  }
}
