/** The whole line for a suite: real daemon, real database, real browser; one screen, and the bench's hands. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { kioskPanel, launchChromium } from '../../scripts/drill/chromium.ts';
import { type Hands, handsOf } from '../../scripts/drill/hands.ts';
import { askDatabase } from '../../scripts/drill/records.ts';
import type { LineOptions } from '../../scripts/line/line.ts';
import { startTemporaryLine, type TemporaryLine } from '../../scripts/line/temporary-line.ts';

const arrivalMs = 25_000;
/** Screens on which the next card may be put in at once. */
const betweenVisits = /^(Merci|La carte est sortie|Mettez votre carte Vitale|Votre dossier de santé)$/;

export interface KioskLine {
  line: TemporaryLine;
  hands: Hands;
  browser: Browser;
  context: BrowserContext;
  page: Page;
  /** Waits until the screen with this title is there. */
  arrive(title: string): Promise<void>;
  tap(button: string): Promise<void>;
  /** Takes the card out and waits until the next visitor may come. */
  nextVisitor(): Promise<void>;
  /** Card in and "it is me", up to the first information screen. */
  identified(card: string): Promise<void>;
  /** From the first information screen to the summary of the choices. */
  decided(): Promise<void>;
  query<Row extends Record<string, unknown>>(statement: string): Promise<Row[]>;
  stop(): Promise<void>;
}

export async function startKioskLine(
  options: Partial<Pick<LineOptions, 'regime' | 'cardDriver'>> = {},
): Promise<KioskLine> {
  const line = await startTemporaryLine({ ...options, say: () => undefined });
  const browser = await launchChromium();
  const context = await kioskPanel(browser);
  const page = await context.newPage();
  await page.goto(line.screenUrl());
  const hands = handsOf(line.ports);

  const arrive = (title: string): Promise<void> =>
    page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor({ timeout: arrivalMs });
  const tap = (button: string): Promise<void> =>
    page.getByRole('button', { name: button, exact: true }).tap();
  const nextVisitor = async (): Promise<void> => {
    await hands.removeCard();
    await page.getByRole('heading', { level: 1, name: betweenVisits }).waitFor({ timeout: arrivalMs });
  };
  await arrive('Votre dossier de santé');

  return {
    line,
    hands,
    browser,
    context,
    page,
    arrive,
    tap,
    nextVisitor,
    async identified(card) {
      await hands.insertCard(card);
      await arrive('Est-ce bien vous ?');
      await tap('Oui, c’est moi');
      await arrive('C’est quoi, le DMP ?');
    },
    async decided() {
      for (const title of [
        'Qui peut le lire ?',
        'Qui ne peut jamais le lire ?',
        'Voulez-vous ouvrir votre DMP ?',
      ]) {
        await tap('Suivant');
        await arrive(title);
      }
      await tap('Oui');
      await arrive('Un soignant peut-il lire en urgence ?');
      await tap('Non');
      await arrive('Le SAMU peut-il lire votre dossier ?');
      await tap('Oui');
      await arrive('Vérifiez vos choix');
    },
    query: (statement) => askDatabase(line.databaseUrl, statement),
    stop: async () => {
      await browser.close();
      await line.stop();
    },
  };
}
