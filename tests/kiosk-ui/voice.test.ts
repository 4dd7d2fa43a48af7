/** The voice in a real Chromium: heard, cut, followed, forgotten. */
import type { Browser, Request } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium, type OpenVisitor, openVisitor } from './browser.ts';
import { forget, languagesHeard, linesHeard, listenTo, type Sound } from './heard.ts';
import { at, choosing, deciding, finished, idle, printed, suspended } from './states.ts';
import { pass, stops, tap, title } from './way-to-screens.ts';

let browser: Browser;
let visitor: OpenVisitor;

beforeAll(async () => {
  browser = await launchChromium();
  visitor = await openVisitor(browser);
  await listenTo(visitor.page);
});

beforeEach(() => visitor.restart());

afterAll(async () => {
  await visitor?.close();
  await browser?.close();
});

const cardOut = { ...idle, visit: suspended };

const listen = (): Promise<void> => tap(visitor, 'Écouter');

const audio = () =>
  visitor.page.evaluate(() => {
    const { lastAudio } = window;
    if (!lastAudio) return null;
    const { paused, currentTime, volume, readyState } = lastAudio;
    return { paused, currentTime, volume, readyState, src: lastAudio.getAttribute('src') };
  });

/** A sentence is in the air: it plays, and its time goes on. */
async function inTheAir(): Promise<void> {
  await expect.poll(async () => (await audio())?.currentTime ?? 0).toBeGreaterThan(0.1);
}

const heard = (): Promise<string[]> => linesHeard(visitor.page);
const sounds = (): Promise<Sound[]> => visitor.page.evaluate(() => window.sounds);

describe('asked for', () => {
  test('a screen is said: the sound plays, and the line being said is shown', async () => {
    expect(await heard()).toEqual([]);
    await listen();
    await inTheAir();
    expect(await heard()).toEqual(['welcome.title']);
    expect(await visitor.page.locator('[data-spoken]').allTextContents()).toEqual(['Votre dossier de santé']);
    await expect.poll(heard, { timeout: 10_000 }).toContain('welcome.body.0');
    expect(visitor.complaints).toEqual([]);
  });

  test('not before: a visit without a word asked for is silent', async () => {
    visitor.agent.show(at(choosing()));
    await title(visitor, 'Est-ce bien vous');
    visitor.agent.show(cardOut);
    await title(visitor, 'Remettez votre carte');
    expect(await heard()).toEqual([]);
  });

  test('the screens that follow speak by themselves, until "Couper la voix"', async () => {
    await listen();
    visitor.agent.show(at(choosing()));
    await title(visitor, 'Est-ce bien vous');
    await expect.poll(heard).toContain('isItYou.title');
    await tap(visitor, 'Couper la voix', 'Oui, c’est moi');
    visitor.agent.show(at(deciding()));
    await title(visitor, 'C’est quoi, le DMP');
    await visitor.page.getByRole('button', { name: 'Écouter' }).waitFor();
    expect(await heard()).not.toContain('explainWhat.title');
  });

  test('the sentence is found again after a change of volume, louder', async () => {
    await listen();
    await inTheAir();
    const before = (await audio())?.volume ?? 0;
    await tap(visitor, 'Plus fort');
    await inTheAir();
    expect((await audio())?.volume).toBeCloseTo(before * 10 ** (6 / 20));
    expect(await heard()).toEqual(['welcome.title', 'welcome.title']);
    await visitor.page.getByText('volume 3 sur 4').waitFor();
  });

  test('again: the screen is said from its beginning', async () => {
    await listen();
    await expect.poll(heard, { timeout: 10_000 }).toContain('welcome.body.0');
    await tap(visitor, 'Répéter');
    await expect.poll(async () => (await heard()).at(-1)).toBe('welcome.title');
  });
});

describe('silence', () => {
  test('comes with a touch anywhere, in the very task of the touch', async ({ annotate }) => {
    await listen();
    await inTheAir();
    await forget(visitor.page);
    // Even where a part of the screen would keep its touches for itself.
    await visitor.page.locator('main').evaluate((main) => {
      main.addEventListener('pointerdown', (event) => event.stopPropagation());
    });
    await visitor.page.mouse.move(540, 900);
    await visitor.page.mouse.down();
    await expect.poll(async () => (await sounds()).map(({ what }) => what)).toContain('next task');
    const order = await sounds();
    expect(order.map(({ what }) => what)).toEqual(['touch', 'pause', 'next task']);
    expect(await audio()).toMatchObject({ paused: true, src: null });
    expect(await visitor.page.locator('[data-spoken]').count()).toBe(0);
    const [touch, pause] = order;
    await annotate(`silence ${((pause?.at ?? 0) - (touch?.at ?? 0)).toFixed(2)} ms after the touch`);
    await visitor.page.mouse.up();
  });

  test('comes with a key', async () => {
    await listen();
    await inTheAir();
    await forget(visitor.page);
    await visitor.page.keyboard.press('ArrowDown');
    const order = (await sounds()).map(({ what }) => what);
    expect(order.slice(0, 3)).toEqual(['touch', 'pause', 'touch handled']);
  });

  test('comes when the screen changes, and the next screen speaks from its title', async () => {
    visitor.agent.show(at(choosing()));
    await listen();
    await inTheAir();
    await forget(visitor.page);
    visitor.agent.show(at(finished('created', printed)));
    await title(visitor, 'Votre DMP est ouvert');
    await expect
      .poll(async () => (await sounds()).map(({ what, line }) => line || what))
      .toEqual(['pause', 'done.title']);
  });

  test('comes when the card is pulled out', async () => {
    visitor.agent.show(at(choosing()));
    await listen();
    await inTheAir();
    await forget(visitor.page);
    visitor.agent.show(cardOut);
    await title(visitor, 'Remettez votre carte');
    expect((await sounds())[0]?.what).toBe('pause');
    await expect.poll(heard).toContain('cardGone.title');
  });

  test('comes when nobody answers any more', async () => {
    visitor.agent.show(at(choosing()));
    await listen();
    // Longer than twice what this screen takes to read slowly and to hear.
    await pass(visitor, 180);
    await title(visitor, 'Êtes-vous toujours là');
    await expect.poll(heard).toContain('idleWarning.title');
    await pass(visitor, 61);
    await title(visitor, 'Reprenez votre carte');
    await expect.poll(async () => (await heard()).at(-1)).toBe('takeCard.title');
    const last = (await sounds())
      .filter(({ what }) => what !== 'touch' && what !== 'touch handled')
      .slice(-2);
    expect(last.map(({ what }) => what)).toEqual(['pause', 'play']);
  });
});

describe('the visit is over', () => {
  test('silent, as loud as for everybody, and no sound is left in the page', async () => {
    visitor.agent.show(at(choosing()));
    await listen();
    await inTheAir();
    const usual = (await audio())?.volume;
    await tap(visitor, 'Plus fort');
    visitor.agent.show(cardOut);
    await title(visitor, 'Remettez votre carte');
    visitor.agent.show(idle);
    await title(visitor, 'Merci');
    await pass(visitor, 9);
    await title(visitor, 'Votre dossier de santé');
    await visitor.page.getByRole('button', { name: 'Écouter' }).waitFor();
    expect(await audio()).toMatchObject({ paused: true, src: null, readyState: 0 });
    expect(await visitor.page.locator('audio, [data-spoken]').count()).toBe(0);
    const stored = await visitor.page.evaluate(async () => [
      ...(await caches.keys()),
      ...(await indexedDB.databases()),
      ...Object.keys(localStorage),
    ]);
    expect(stored).toEqual([]);
    await listen();
    await inTheAir();
    expect((await audio())?.volume).toBe(usual);
  });

  test('a screen that speaks by itself is not found idle in the middle of its sentence', async () => {
    const lost = (printer: 'paper-out' | 'cover-open') =>
      at(finished('created', { ticket: 'not-printed', printer }));
    visitor.agent.show(lost('paper-out'));
    await title(visitor, 'Le ticket n’est pas sorti');
    await listen();
    await inTheAir();
    // No event on the page for 55 s; then the printer's reason changes, and with it what the screen says.
    await visitor.page.mouse.click(540, 900);
    await pass(visitor, 55);
    visitor.agent.show(lost('cover-open'));
    await visitor.page.getByText('Le capot de l’imprimante est ouvert.').waitFor();
    await inTheAir();
    await pass(visitor, 10);
    expect(await visitor.page.getByRole('heading', { level: 1 }).textContent()).toContain('Le ticket');
  });
});

describe('the loudspeaker names nobody', () => {
  test.each(['isItYou', 'whichPerson'] as const)(
    '%s: names and years are shown and not said',
    async (name) => {
      await stops[name].way(visitor);
      await title(visitor, stops[name].title);
      const unsaid = await visitor.page
        .locator('[data-say]')
        .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-say') ?? ''));
      expect(unsaid.length).toBeGreaterThan(3);
      await listen();
      await inTheAir();
      const files = await visitor.page.evaluate(() =>
        performance.getEntriesByType('resource').map((entry) => entry.name),
      );
      expect(files.join(' ')).not.toMatch(/Jeanne|L%C3%A9onard|1948/);
    },
  );
});

describe('where there is no voice', () => {
  const silent = { language: 'fr', silentBecause: 'espeak-ng-missing', lines: [], characters: [] };

  test.each([
    ['nothing was rendered', { status: 200, body: JSON.stringify(silent) }],
    ['the list is not there', { status: 404, body: '' }],
    ['the list is nonsense', { status: 200, body: '{"lines":"many"}' }],
  ])('%s: no control is shown, and the screen is as it was', async (_, answer) => {
    await visitor.page.route('**/voice/fr/manifest.json', (route) => route.fulfill(answer));
    await visitor.page.reload();
    await title(visitor, 'Votre dossier de santé');
    await visitor.page.waitForLoadState('networkidle').catch(() => undefined);
    expect(await visitor.page.locator('.voice-button').count()).toBe(0);
    expect(await visitor.page.getByText('Pharmacie des Tilleuls').isVisible()).toBe(true);
  });
});

test('everything that is heard comes from the page’s own origin', async () => {
  const asked: Request[] = [];
  visitor.page.on('request', (request) => asked.push(request));
  await visitor.page.reload();
  await title(visitor, 'Votre dossier de santé');
  await listen();
  await inTheAir();
  expect(asked.filter((request) => request.url().endsWith('.opus')).length).toBeGreaterThan(0);
  expect(asked.filter((request) => !request.url().startsWith(visitor.agent.url)).map(String)).toEqual([]);
});

describe('another language', () => {
  const choose = async (name: string): Promise<void> => {
    await visitor.page.locator('.top-button').first().click();
    await visitor.page.clock.fastForward(600);
    await tap(visitor, name);
  };
  const folders = (): Promise<string[]> => languagesHeard(visitor.page);

  test('is the language of the voice too, at once, and the next visitor finds French', async () => {
    visitor.agent.show(at(choosing()));
    await title(visitor, 'Est-ce bien vous');
    await listen();
    await inTheAir();
    await choose('Türkçe');
    await title(visitor, 'Bu siz misiniz');
    await expect.poll(async () => (await folders()).at(-1)).toBe('tr');
    expect(await visitor.page.evaluate(() => document.documentElement.lang)).toBe('tr-TR');
    await inTheAir();
    visitor.agent.show(idle);
    // Thanked in their own language; only then is the kiosk everybody’s again.
    await title(visitor, 'Teşekkürler');
    await pass(visitor, 9);
    await title(visitor, 'Votre dossier de santé');
    expect(await audio()).toMatchObject({ paused: true, src: null });
    await listen();
    await inTheAir();
    expect((await folders()).at(-1)).toBe('fr');
  });

  test('that does not come leaves the words and the voice as they were', async () => {
    await visitor.page.route('**/assets/ar-*.js', (route) => route.abort());
    await choose('العربية');
    await title(visitor, 'Choisissez votre langue');
    expect(await visitor.page.evaluate(() => document.documentElement.dir)).toBe('ltr');
    await listen();
    await inTheAir();
    expect(new Set(await folders())).toEqual(new Set(['fr']));
  });
});
