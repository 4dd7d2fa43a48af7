/** The whole line for a suite: real daemon, real database, real browser; one screen, and the bench's hands. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { kioskPanel, launchChromium } from '../../scripts/drill/chromium.ts';
import { type Hands, handsOf } from '../../scripts/drill/hands.ts';
import { askDatabase } from '../../scripts/drill/records.ts';
import { choices, type Step, understanding } from '../../scripts/drill/visits.ts';
import type { LineOptions } from '../../scripts/line/line.ts';
import { startTemporaryLine, type TemporaryLine } from '../../scripts/line/temporary-line.ts';
import { createTestDatabase } from './postgres.ts';

/** For a screen and for a touch: no verdict on speed. */
const arrivalMs = 60_000;
/** The card came out before the answer: the visit waits for it. */
const cardGone = 'Remettez votre carte';
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
  walk(steps: readonly Step[]): Promise<void>;
  /** Takes the card out, ends a visit that would wait for it, and waits until the next visitor may come. */
  nextVisitor(): Promise<void>;
  /** Card in and "it is me", up to the screen with this title: the first thing to know. */
  identified(card: string, title?: string): Promise<void>;
  /** From the first thing to know to the summary of the choices. */
  decided(): Promise<void>;
  /** From « Votre DMP est ouvert » to the ticket in the hand. */
  takenOnPaper(): Promise<void>;
  query<Row extends Record<string, unknown>>(statement: string): Promise<Row[]>;
  stop(): Promise<void>;
}

interface KioskLineOptions extends Partial<Pick<LineOptions, 'regime' | 'cardDriver' | 'insi'>> {
  /** A PostgreSQL that starts and stops with the line, for whoever stops it; otherwise a database on the run's. */
  ownPostgres?: boolean;
}

export async function startKioskLine({
  ownPostgres = false,
  ...options
}: KioskLineOptions = {}): Promise<KioskLine> {
  const database = ownPostgres ? null : await createTestDatabase();
  const line = await startTemporaryLine({
    ...options,
    databaseUrl: database?.url,
    pki: process.env['BORNE_TEST_PKI'],
    say: () => undefined,
  });
  const browser = await launchChromium();
  const context = await kioskPanel(browser);
  const page = await context.newPage();
  page.setDefaultTimeout(arrivalMs);
  await page.goto(line.screenUrl());
  const hands = handsOf(line.ports);

  const arrive = (title: string): Promise<void> =>
    page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor({ timeout: arrivalMs });
  const tap = (button: string): Promise<void> =>
    page.getByRole('button', { name: button, exact: true }).tap();
  const walk = async (steps: readonly Step[]): Promise<void> => {
    for (const { touch, title } of steps) {
      await tap(touch);
      await arrive(title);
    }
  };
  const nextVisitor = async (): Promise<void> => {
    await hands.removeCard();
    const nobody = page.getByRole('heading', { level: 1, name: betweenVisits });
    const gone = page.getByRole('heading', { level: 1, name: cardGone, exact: true });
    await nobody.or(gone).waitFor({ timeout: arrivalMs });
    if (await gone.isVisible()) await tap('Terminer');
    await nobody.waitFor({ timeout: arrivalMs });
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
    walk,
    async identified(card, title = 'C’est quoi, le DMP ?') {
      await hands.insertCard(card);
      await arrive('Est-ce bien vous ?');
      await tap('Oui, c’est moi');
      await arrive(title);
    },
    decided: () => walk([...understanding(), ...choices('Non', 'Oui')]),
    takenOnPaper: () =>
      walk([
        { touch: 'Continuer', title: 'Comment prendre votre code ?' },
        { touch: 'Papier', title: 'Reprenez votre carte' },
      ]),
    query: (statement) => askDatabase(line.databaseUrl, statement),
    stop: async () => {
      await browser.close();
      await line.stop();
      await database?.drop();
    },
  };
}
