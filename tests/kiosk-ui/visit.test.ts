/** Whole visits in a real Chromium: what the patient touches, what the agent is asked, what the browser keeps. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { currentNotice } from '../../kiosk-ui/src/text/notice.ts';
import { launchChromium, type OpenVisitor, openVisitor } from './browser.ts';
import {
  at,
  checking,
  choosing,
  creating,
  deciding,
  finished,
  idle,
  printed,
  printing,
  visitId,
} from './states.ts';
import { pass, tap, title } from './way-to-screens.ts';

let browser: Browser;
let visitor: OpenVisitor;

beforeAll(async () => {
  browser = await launchChromium();
  visitor = await openVisitor(browser);
});

beforeEach(() => visitor.restart());

afterAll(async () => {
  await visitor?.close();
  await browser?.close();
});

const commands = (): string[] =>
  visitor.agent.posts.map(({ command }) => command).filter((command) => command !== 'presence');

/** The agent as it goes when all is well. */
function agentThatWorks(): void {
  const { agent } = visitor;
  agent.onCommand(async ({ command }) => {
    if (command === 'holder') {
      agent.show(at(checking));
      agent.show(at(deciding()));
    }
    if (command === 'consent') {
      for (const visit of [creating, printing, finished('created', printed)]) agent.show(at(visit));
    }
    if (command === 'end') agent.show(at({ stage: 'none' }));
    return undefined;
  });
  agent.show(at(choosing()));
}

async function decideAndReview(): Promise<void> {
  await tap(visitor, 'Oui, c’est moi', 'Suivant', 'Suivant', 'Suivant', 'Oui', 'Oui', 'Non');
  await title(visitor, 'Vérifiez vos choix');
}

describe('a visit', () => {
  test('goes from the name to the card taken back, and asks the agent three things', async () => {
    agentThatWorks();
    await decideAndReview();
    await tap(visitor, 'Ouvrir mon DMP');
    await title(visitor, 'Votre DMP est ouvert');
    await tap(visitor, 'Reprendre ma carte');
    await title(visitor, 'Reprenez votre carte');
    visitor.agent.show(idle);
    await title(visitor, 'Merci');
    expect(commands()).toEqual(['holder', 'consent', 'end']);
    const consent = visitor.agent.posts.find(({ command }) => command === 'consent');
    expect(consent?.body).toEqual({
      visitId,
      consent: {
        notice: await currentNotice(),
        language: 'fr',
        breakGlassConsent: true,
        emergencyCallConsent: false,
      },
    });
    expect(visitor.complaints).toEqual([]);
  });

  test('a double click on the last yes asks once', async () => {
    agentThatWorks();
    visitor.agent.onCommand(({ command }) => {
      if (command === 'holder') visitor.agent.show(at(deciding()));
      return undefined;
    });
    await decideAndReview();
    await visitor.page.getByRole('button', { name: 'Ouvrir mon DMP' }).dblclick();
    await title(visitor, 'Nous demandons l’ouverture');
    expect(commands()).toEqual(['holder', 'consent']);
  });

  test('a double click on "Suivant" reads one screen, not two', async () => {
    agentThatWorks();
    await tap(visitor, 'Oui, c’est moi');
    await title(visitor, 'C’est quoi, le DMP');
    const next = visitor.page.getByRole('button', { name: 'Suivant' });
    await expect.poll(() => next.getAttribute('aria-disabled')).toBe('false');
    await next.dblclick();
    await title(visitor, 'Qui peut le lire');
  });

  test('can be gone through with a keyboard alone', async () => {
    agentThatWorks();
    const press = async (name: string): Promise<void> => {
      const button = visitor.page.getByRole('button', { name, exact: true });
      await expect.poll(() => button.getAttribute('aria-disabled')).toBe('false');
      for (let presses = 0; presses < 12; presses += 1) {
        await visitor.page.keyboard.press('Tab');
        if (await button.evaluate((element) => element === document.activeElement)) break;
      }
      const outline = await button.evaluate((element) => getComputedStyle(element).outlineWidth);
      expect(Number.parseFloat(outline)).toBeGreaterThanOrEqual(2);
      await visitor.page.keyboard.press('Enter');
    };
    for (const name of ['Oui, c’est moi', 'Suivant', 'Suivant', 'Suivant', 'Non']) await press(name);
    await title(visitor, 'Vous avez dit non');
    expect(commands()).toEqual(['holder', 'refusal']);
  });

  test('each new screen is announced from its title on', async () => {
    agentThatWorks();
    await tap(visitor, 'Oui, c’est moi');
    await title(visitor, 'C’est quoi, le DMP');
    const focused = await visitor.page.evaluate(() => document.activeElement?.tagName);
    expect(focused).toBe('H1');
  });

  test('tells the agent that somebody is there', async () => {
    agentThatWorks();
    await tap(visitor, 'Oui, c’est moi');
    await expect.poll(() => visitor.agent.posts.map(({ command }) => command)).toContain('presence');
  });
});

describe('what the browser keeps', () => {
  test('the token leaves the address at once', () => {
    expect(visitor.page.url()).toBe(visitor.agent.url);
  });

  test('nothing personal is in the storage, the address or the title of the page', async () => {
    agentThatWorks();
    await title(visitor, 'Est-ce bien vous');
    const kept = await visitor.page.evaluate(async () => ({
      stored: [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length],
      cookies: document.cookie,
      title: document.title,
      address: location.href,
    }));
    expect(kept).toEqual({ stored: [0, 0, 0], cookies: '', title: 'Borne DMP', address: visitor.agent.url });
  });

  test('what was on the screen is gone from the page when the card is', async () => {
    agentThatWorks();
    await title(visitor, 'Est-ce bien vous');
    visitor.agent.show(idle);
    await title(visitor, 'La carte est sortie');
    expect(await visitor.page.content()).not.toContain('Jeanne');
  });

  test('what is under an interruption is not in the page', async () => {
    agentThatWorks();
    await tap(visitor, 'Aide');
    await title(visitor, 'Demandez au comptoir');
    expect(await visitor.page.content()).not.toContain('Jeanne');
  });
});

describe('the page is loaded again', () => {
  test('before the decision: it asks again who is there', async () => {
    agentThatWorks();
    await tap(visitor, 'Oui, c’est moi', 'Suivant');
    await visitor.page.reload();
    await title(visitor, 'Est-ce bien vous');
    await tap(visitor, 'Oui, c’est moi');
    await title(visitor, 'C’est quoi, le DMP');
    expect(commands()).toEqual(['holder']);
  });

  test('while the record is opened: it goes on where the agent is, and asks nothing twice', async () => {
    visitor.agent.show(at(creating));
    await title(visitor, 'Nous demandons l’ouverture');
    await visitor.page.reload();
    await title(visitor, 'Nous demandons l’ouverture');
    visitor.agent.show(at(finished('created', printed)));
    await title(visitor, 'Votre DMP est ouvert');
    expect(commands()).toEqual([]);
  });
});

describe('two pages', () => {
  test('a second browser is told that the kiosk is open elsewhere', async () => {
    const other = await browser.newContext();
    const page = await other.newPage();
    await page.goto(visitor.agent.openUrl);
    await page.getByRole('heading', { name: 'La borne est déjà ouverte' }).waitFor();
    await other.close();
    expect(await visitor.page.getByRole('heading', { level: 1 }).textContent()).toContain('Votre dossier');
  });

  test('of two tabs the latest is the screen, and the other can take it back', async () => {
    const page = await visitor.page.context().newPage();
    await page.goto(visitor.agent.openUrl);
    await page.getByRole('heading', { name: 'Votre dossier de santé' }).waitFor();
    await title(visitor, 'La borne est déjà ouverte');
    await tap(visitor, 'Réessayer');
    await title(visitor, 'Votre dossier de santé');
    await page.getByRole('heading', { name: 'La borne est déjà ouverte' }).waitFor();
    await page.close();
  });
});

test('a stream that is cut hides the visit, and finds it again', async () => {
  visitor.agent.show(at(finished('created', printed)));
  await title(visitor, 'Votre DMP est ouvert');
  visitor.agent.dropStreams();
  await title(visitor, 'Votre DMP est ouvert');
});

test('a minute without a touch asks, and a touch anywhere answers', async () => {
  visitor.agent.show(at(choosing()));
  await title(visitor, 'Est-ce bien vous');
  await pass(visitor, 61);
  await title(visitor, 'Êtes-vous toujours là');
  await visitor.page.mouse.click(540, 900);
  await title(visitor, 'Est-ce bien vous');
});
