/** Whole visits in a real Chromium: what the patient touches, what the agent is asked, what the browser keeps. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadLanguage } from '../../kiosk-ui/src/text/languages.ts';
import { launchChromium, type OpenVisitor, openVisitor } from './browser.ts';
import {
  at,
  calling,
  checking,
  choosing,
  closing,
  creating,
  deciding,
  finished,
  idle,
  notAsked,
  papers,
  printed,
  printing,
  refused,
  suspended,
  visitId,
  zoe,
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

const posted = (): string[] => visitor.agent.posts.map(({ command }) => command);
const toCounter: ReadonlySet<string> = new Set(['call', 'withdraw', 'hand-over']);
/** What the agent was asked to do about the visit, in order. */
const commands = (): string[] =>
  posted().filter((command) => command !== 'presence' && !toCounter.has(command));

const bodyOf = (asked: string): unknown => visitor.agent.posts.find(({ command }) => command === asked)?.body;

/** In this order, each for a time of its own. */
const shownInOrder = (screens: readonly string[]): unknown =>
  screens.map((screen) => ({
    ...{ screen, language: 'fr', size: 'normal', heard: false },
    ms: expect.any(Number),
  }));

type Record = Parameters<typeof deciding>;

/** The agent as it goes when all is well, for a person whose record stands so. */
function agentThatWorks(...record: Record): void {
  const { agent } = visitor;
  agent.onCommand(async ({ command }) => {
    if (command === 'holder') {
      agent.show(at(checking));
      agent.show(at(deciding(...record)));
    }
    if (command === 'refusal') agent.show(at(refused));
    if (command === 'reconsider') agent.show(at(deciding(...record)));
    if (command === 'consent')
      for (const visit of [creating, finished('created', notAsked)]) agent.show(at(visit));
    if (command === 'closure') for (const visit of [closing, finished('closed')]) agent.show(at(visit));
    if (command === 'ticket')
      for (const visit of [printing, finished('created', printed)]) agent.show(at(visit));
    if (command === 'end') agent.show(at({ stage: 'none' }));
    return undefined;
  });
  agent.show(at(choosing()));
}

const explained = ['Oui, c’est moi', 'Suivant', 'Suivant', 'Suivant', 'Suivant', 'Suivant'];
/** Both questions, answered as they were explained. */
const understood = [...explained, 'Non', 'Oui'];

async function decideAndReview(): Promise<void> {
  await tap(visitor, ...understood, 'Oui', 'Oui', 'Non');
  await title(visitor, 'Vérifiez vos choix');
}

describe('a visit', () => {
  test('goes from the name to the card taken back, and asks the agent four things', async () => {
    agentThatWorks();
    await decideAndReview();
    await tap(visitor, 'Ouvrir mon DMP');
    await title(visitor, 'Votre DMP est ouvert');
    await tap(visitor, 'Continuer', 'Papier');
    await title(visitor, 'Reprenez votre carte');
    await expect.poll(commands).toEqual(['holder', 'consent', 'ticket', 'end']);
    visitor.agent.show(idle);
    await title(visitor, 'Merci');
    expect(bodyOf('consent')).toEqual({
      visitId,
      consent: {
        notice: (await loadLanguage('fr')).notice,
        language: 'fr',
        understood: 'quiz',
        breakGlassConsent: true,
        emergencyCallConsent: false,
      },
      misses: { insurer: 0, close: 0 },
      shown: shownInOrder([
        ...['isItYou', 'checking', 'explainWhat', 'explainWho', 'explainNever', 'explainYours'],
        ...[
          'explainEmergency',
          'quizInsurer',
          'quizClose',
          'decide',
          'emergencyChoice',
          'samuChoice',
          'review',
        ],
      ]),
    });
    expect(bodyOf('ticket')).toEqual({ visitId, on: 'paper', language: 'fr' });
    expect(visitor.complaints).toEqual([]);
  });

  test('is refused with the second touch, and a no can be taken back', async () => {
    agentThatWorks();
    await tap(visitor, 'Oui, c’est moi', 'Je ne veux pas de dossier');
    await title(visitor, 'C’est noté');
    await expect.poll(commands).toEqual(['holder', 'refusal']);
    await tap(visitor, 'J’ai changé d’avis');
    await title(visitor, 'C’est quoi, le DMP');
    await expect.poll(commands).toEqual(['holder', 'refusal', 'reconsider']);
  });

  test('closes a record with the third touch, in words that were read before', async () => {
    agentThatWorks('open');
    await tap(visitor, 'Oui, c’est moi', 'Fermer mon dossier');
    await title(visitor, 'Voulez-vous fermer votre dossier');
    await tap(visitor, 'Oui, fermer');
    await title(visitor, 'Votre dossier est fermé');
    await tap(visitor, 'Continuer', 'Rien');
    await title(visitor, 'Reprenez votre carte');
    await expect.poll(commands).toEqual(['holder', 'closure', 'end']);
    const { closureNotice } = await loadLanguage('fr');
    expect(bodyOf('closure')).toEqual({
      ...{ visitId, notice: closureNotice, language: 'fr' },
      shown: shownInOrder(['isItYou', 'checking', 'alreadyOpen', 'closeExplain']),
    });
  });

  test('of Mon espace santé only shows the way: whatever is answered, nothing is written', async () => {
    agentThatWorks('none', true);
    await tap(visitor, ...understood);
    await title(visitor, 'Voulez-vous un DMP');
    await tap(visitor, 'Oui');
    await title(visitor, 'Pour utiliser votre DMP');
    await tap(visitor, 'J’ai changé d’avis', 'Non');
    await title(visitor, 'Pour dire non au DMP');
    await tap(visitor, 'Continuer', 'Papier');
    await title(visitor, 'Nous imprimons votre papier');
    await expect.poll(commands).toEqual(['holder', 'paper']);
    expect(bodyOf('paper')).toEqual({ visitId, paper: 'guide-oppose', on: 'paper', language: 'fr' });
  });

  test('for a child waits for the counter, and goes on when it has seen the papers', async () => {
    visitor.agent.show(at(choosing([{ ...zoe, index: 0 }])));
    await tap(visitor, 'Je suis son parent');
    visitor.agent.show(at(papers(), { assistance: calling('papers') }));
    await title(visitor, 'Un agent regarde vos papiers');
    expect(bodyOf('holder')).toEqual({ visitId, index: 0, as: 'parent' });
    visitor.agent.show(at(deciding('none', false, { actor: 'parent', holder: zoe })));
    await title(visitor, 'C’est quoi, le DMP');
  });

  test('goes on in another language, and the consent says in which words it was asked', async () => {
    agentThatWorks();
    await tap(visitor, 'Oui, c’est moi');
    await visitor.page.locator('.top-button').first().click();
    await pass(visitor, 1);
    await tap(visitor, 'English');
    await title(visitor, 'What is the DMP');
    expect(await visitor.page.locator('html').getAttribute('lang')).toMatch(/^en/);
    await tap(visitor, 'Next', 'Next', 'Next', 'Next', 'Next', 'No', 'Yes', 'Yes', 'No', 'No');
    await visitor.page.locator('[data-say="buttons.openRecord"]').click();
    await expect.poll(() => bodyOf('consent')).toBeDefined();
    const { notice } = await loadLanguage('en');
    expect(bodyOf('consent')).toMatchObject({ consent: { language: 'en', notice } });
  });

  test('calls the counter, and sends it away again', async () => {
    agentThatWorks();
    await tap(visitor, 'Aide');
    visitor.agent.show(at(choosing(), { assistance: calling('help', 'waiting', 2) }));
    await title(visitor, 'Le comptoir est prévenu');
    await visitor.page.getByText('appels avant le vôtre').waitFor();
    await tap(visitor, 'Je n’ai plus besoin d’aide');
    await title(visitor, 'Est-ce bien vous');
    await expect
      .poll(() => posted().filter((command) => toCounter.has(command)))
      .toEqual(['call', 'withdraw']);
  });

  test('hides itself when its card comes out, and is found again with it', async () => {
    agentThatWorks();
    await tap(visitor, 'Oui, c’est moi', 'Suivant');
    await title(visitor, 'Qui peut le lire');
    visitor.agent.show({ ...at(suspended), slot: 'empty' });
    await title(visitor, 'Remettez votre carte');
    visitor.agent.show(at(deciding()));
    await title(visitor, 'Qui peut le lire');
  });

  test('a double click on the last yes asks once', async () => {
    agentThatWorks();
    await decideAndReview();
    visitor.agent.onCommand(() => undefined);
    await visitor.page.getByRole('button', { name: 'Ouvrir mon DMP' }).dblclick();
    await title(visitor, 'Nous demandons l’ouverture');
    await expect.poll(commands).toEqual(['holder', 'consent']);
    // Whatever else was on its way has left by then.
    await visitor.page.evaluate(() => new Promise((atRest) => requestIdleCallback(atRest)));
    expect(commands()).toEqual(['holder', 'consent']);
  });

  test('a double click on "Suivant" reads one screen, not two', async () => {
    agentThatWorks();
    await tap(visitor, 'Oui, c’est moi');
    await title(visitor, 'C’est quoi, le DMP');
    const next = visitor.page.getByRole('button', { name: 'Suivant' });
    await next.click({ trial: true });
    await next.dblclick();
    await title(visitor, 'Qui peut le lire');
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
    await title(visitor, 'Merci');
    expect(await visitor.page.content()).not.toContain('Jeanne');
  });

  test('what is under an interruption is not in the page', async () => {
    agentThatWorks();
    await tap(visitor, 'Aide');
    await title(visitor, 'Nous prévenons le comptoir');
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
    visitor.agent.show(at(finished('created', notAsked)));
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
  visitor.agent.show(at(finished('created', notAsked)));
  await title(visitor, 'Votre DMP est ouvert');
  visitor.agent.dropStreams();
  await title(visitor, 'Votre DMP est ouvert');
});

test('a minute without a touch asks, and a touch anywhere answers', async () => {
  visitor.agent.show(at(choosing()));
  await title(visitor, 'Est-ce bien vous');
  // Twice as long as this screen takes to read slowly and to hear, and never less than a minute.
  await expect
    .poll(
      async () => {
        await pass(visitor, 15);
        return visitor.page.locator('h1').textContent();
      },
      // A warning that came is not passed over.
      { interval: 200 },
    )
    .toMatch(/^Êtes-vous toujours là/);
  await title(visitor, 'Êtes-vous toujours là');
  await visitor.page.mouse.click(540, 900);
  await title(visitor, 'Est-ce bien vous');
});
