/** The shortest way to every screen, for the tests that look at each of them. */
import type { CardProblem, NotPossible, OutOfService } from '@borne/kiosk-agent/contract';
import type { Page } from 'playwright-core';
import type { ScreenName } from '../../kiosk-ui/src/journey/screen.ts';
import type { FakeAgent } from '../support/fake-agent.ts';
import {
  at,
  checking,
  choosing,
  creating,
  deciding,
  family,
  finished,
  idle,
  jeanne,
  offline,
  printed,
  printing,
  reading,
  refused,
  visitId,
  withCode,
} from './states.ts';

export interface Visitor {
  page: Page;
  agent: FakeAgent;
}

type Way = (visitor: Visitor) => Promise<void>;

/** Touches buttons by their names, each a little later than the machine would take for the same gesture. */
export async function tap({ page }: Visitor, ...names: string[]): Promise<void> {
  for (const name of names) {
    await page.getByRole('button', { name, exact: true }).click();
    await page.clock.fastForward(600);
  }
}

/** Waits for the title of a screen. */
export async function title({ page }: Visitor, text: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: text }).waitFor();
}

export async function pass({ page }: Visitor, seconds: number): Promise<void> {
  await page.clock.fastForward(seconds * 1000);
}

async function identified(visitor: Visitor, visit = deciding()): Promise<void> {
  visitor.agent.show(at(choosing()));
  await tap(visitor, 'Oui, c’est moi');
  visitor.agent.show(at(visit));
}

async function explained(visitor: Visitor): Promise<void> {
  await identified(visitor);
  await tap(visitor, 'Suivant', 'Suivant', 'Suivant');
}

async function informed(visitor: Visitor): Promise<void> {
  await identified(visitor, deciding('none', true));
  await tap(visitor, 'Suivant', 'Suivant', 'Suivant');
}

async function reviewed(visitor: Visitor): Promise<void> {
  await explained(visitor);
  await tap(visitor, 'Oui', 'Oui', 'Non');
}

async function loseTheAgent({ page, agent }: Visitor): Promise<void> {
  await page.route(/\/agent\/(session|pair)$/, (route) => route.abort());
  agent.dropStreams();
}

const shows =
  (...states: Parameters<FakeAgent['show']>[0][]): Way =>
  async ({ agent }) => {
    for (const state of states) agent.show(state);
  };

/** Titles are unique enough to know that the screen is there. */
export interface Stop {
  title: string;
  way: Way;
}

/** A screen may have several texts: `name/variant`. */
export type StopName = ScreenName | `${ScreenName}/${string}`;

const outOfService = (reason: OutOfService, title: string): Stop => ({
  title,
  way: shows({ ...idle, outOfService: reason }),
});
const cardProblem = (problem: CardProblem, title: string): Stop => ({
  title,
  way: shows(at({ stage: 'card-problem', visitId, problem })),
});
const notPossible = (reason: NotPossible): Stop => ({
  title: 'Allez voir un agent',
  way: shows(at({ stage: 'not-possible', visitId, reason })),
});

export const stops: { [Name in StopName]?: Stop } & Record<ScreenName, Stop> = {
  connecting: {
    title: 'Un instant, s’il vous plaît',
    way: loseTheAgent,
  },
  agentSilent: {
    title: 'La borne est en panne',
    way: async (visitor) => {
      await loseTheAgent(visitor);
      const silent = visitor.page.getByRole('heading', { name: 'La borne est en panne' });
      while (!(await silent.isVisible())) await pass(visitor, 2);
    },
  },
  screenTaken: {
    title: 'La borne est déjà ouverte',
    way: async ({ agent }) => agent.replaceScreen(),
  },
  notPaired: {
    title: 'Cette page n’est pas la borne',
    way: async ({ page, agent }) => {
      await page.goto('about:blank');
      await page.context().clearCookies();
      await page.goto(agent.url);
    },
  },
  outOfService: outOfService('no-reader', 'La borne est en panne'),
  'outOfService/network': outOfService('server-unreachable', 'La borne est sans réseau'),
  'outOfService/unknown': outOfService('kiosk-unknown', 'La borne n’est pas encore prête'),
  'outOfService/maintenance': outOfService('maintenance', 'La borne est en entretien'),
  welcome: { title: 'Votre dossier de santé', way: shows(idle) },
  'welcome/simulated': { title: 'Votre dossier de santé', way: shows({ ...idle, simulated: true }) },
  insertCard: { title: 'Mettez votre carte Vitale', way: (visitor) => tap(visitor, 'Commencer') },
  reading: { title: 'Nous lisons votre carte', way: shows(at(reading)) },
  cardProblem: cardProblem('unreadable', 'La borne lit mal la carte'),
  'cardProblem/mute': cardProblem('mute', 'La carte ne répond pas'),
  'cardProblem/vitale-1': cardProblem('vitale-1', 'Cette carte est trop ancienne'),
  'cardProblem/professional': cardProblem('professional-card', 'C’est une carte de professionnel'),
  'cardProblem/not-vitale': cardProblem('not-vitale', 'Ce n’est pas une carte Vitale'),
  'cardProblem/no-holder': cardProblem('no-holder', 'La carte ne donne aucun nom'),
  'cardProblem/test-card': cardProblem('test-card', 'C’est une carte d’essai'),
  whichPerson: { title: 'Pour qui venez-vous', way: shows(at(choosing(family(4)))) },
  'whichPerson/pages': {
    title: 'Pour qui venez-vous',
    way: async (visitor) => {
      visitor.agent.show(at(choosing(family(19)), { simulated: true }));
      await tap(visitor, 'Voir la suite');
    },
  },
  isItYou: { title: 'Est-ce bien vous', way: shows(at(choosing([jeanne]))) },
  'isItYou/long': {
    title: 'Est-ce bien vous',
    way: shows(
      at(choosing([{ index: 0, firstName: 'Marie-Christine Bernadette', birthYear: null }]), {
        simulated: true,
      }),
    ),
  },
  notYou: {
    title: 'Cette personne doit venir elle-même',
    way: async (visitor) => {
      visitor.agent.show(at(choosing()));
      await tap(visitor, 'Non, ce n’est pas moi');
    },
  },
  checking: { title: 'Nous cherchons votre dossier', way: shows(at(checking)) },
  notPossible: notPossible('minor'),
  'notPossible/no-number': notPossible('no-number'),
  'notPossible/wrong-number': notPossible('wrong-number'),
  'notPossible/birth-date': notPossible('birth-date-unreadable'),
  'notPossible/barred': notPossible('barred'),
  offline: { title: 'Le service ne répond pas', way: shows(at(offline)) },
  alreadyOpen: {
    title: 'Vous avez déjà un dossier',
    way: (visitor) => identified(visitor, deciding('open')),
  },
  wasClosed: {
    title: 'Votre dossier a été fermé',
    way: (visitor) => identified(visitor, deciding('closed')),
  },
  requested: {
    title: 'Ouverture déjà demandée',
    way: (visitor) => identified(visitor, deciding('requested')),
  },
  explainWhat: { title: 'C’est quoi, le DMP', way: (visitor) => identified(visitor) },
  'explainWhat/simulated': {
    title: 'C’est quoi, le DMP',
    way: async (visitor) => {
      await identified(visitor);
      visitor.agent.show(at(deciding(), { simulated: true }));
    },
  },
  explainWho: {
    title: 'Qui peut le lire',
    way: async (visitor) => {
      await identified(visitor);
      await tap(visitor, 'Suivant');
    },
  },
  explainNever: {
    title: 'Qui ne peut jamais le lire',
    way: async (visitor) => {
      await identified(visitor);
      await tap(visitor, 'Suivant', 'Suivant');
      visitor.agent.show(at(deciding(), { simulated: true }));
    },
  },
  'explainNever/mes-2022': {
    title: 'Qui ne peut jamais le lire',
    way: async (visitor) => {
      await identified(visitor, deciding('none', true));
      await tap(visitor, 'Suivant', 'Suivant');
    },
  },
  decide: { title: 'Voulez-vous ouvrir votre DMP', way: explained },
  later: {
    title: 'Revenez quand vous voulez',
    way: async (visitor) => {
      await explained(visitor);
      await tap(visitor, 'Plus tard');
    },
  },
  emergencyChoice: {
    title: 'Un soignant peut-il lire en urgence',
    way: async (visitor) => {
      await explained(visitor);
      await tap(visitor, 'Oui');
    },
  },
  samuChoice: {
    title: 'Le SAMU peut-il lire votre dossier',
    way: async (visitor) => {
      await explained(visitor);
      await tap(visitor, 'Oui', 'Oui');
    },
  },
  review: { title: 'Vérifiez vos choix', way: reviewed },
  creating: { title: 'Nous demandons l’ouverture', way: shows(at(creating)) },
  printing: { title: 'Nous imprimons votre ticket', way: shows(at(printing)) },
  unanswered: {
    title: 'Nous n’avons pas reçu la réponse',
    way: async (visitor) => {
      visitor.agent.onCommand(({ command }) => (command === 'consent' ? 'internal' : undefined));
      await reviewed(visitor);
      await tap(visitor, 'Ouvrir mon DMP');
    },
  },
  refusing: {
    title: 'Vous avez dit non',
    way: async (visitor) => {
      await identified(visitor);
      await tap(visitor, 'Je ne veux pas de dossier');
    },
  },
  refused: { title: 'C’est noté', way: shows(at(refused)) },
  informedAsk: { title: 'Voulez-vous un DMP', way: informed },
  informedActivate: {
    title: 'Pour utiliser votre DMP',
    way: async (visitor) => {
      await informed(visitor);
      await tap(visitor, 'Oui');
    },
  },
  informedOppose: {
    title: 'Pour dire non au DMP',
    way: async (visitor) => {
      await informed(visitor);
      await tap(visitor, 'Non');
    },
  },
  done: { title: 'Votre DMP est ouvert', way: shows(at(finished('created', printed))) },
  pending: { title: 'Ouverture demandée', way: shows(at(finished('pending', printed))) },
  ticketMissing: {
    title: 'Le ticket n’est pas sorti',
    way: shows(at(finished('created', { ticket: 'not-printed', printer: 'paper-out' }))),
  },
  'ticketMissing/pending': {
    title: 'Le ticket n’est pas sorti',
    way: shows(at(finished('pending', { ticket: 'not-printed', printer: 'cover-open' }))),
  },
  'ticketMissing/code': {
    title: 'Le ticket n’est pas sorti',
    way: shows(at(finished('created', withCode))),
  },
  codeShown: {
    title: 'Votre code, rien que pour vous',
    way: async (visitor) => {
      visitor.agent.show(at(finished('created', withCode)));
      await tap(visitor, 'Voir mon code ici');
    },
  },
  ticketDoubtful: {
    title: 'Votre ticket est-il sorti',
    way: shows(at(finished('created', { ticket: 'unknown', printer: 'mute' }))),
  },
  'ticketDoubtful/pending': {
    title: 'Votre ticket est-il sorti',
    way: shows(at(finished('pending', { ticket: 'unknown', printer: 'mute' }))),
  },
  refusedByService: { title: 'Le service n’a pas accepté', way: shows(at(finished('refused'))) },
  unknownOutcome: {
    title: 'Nous n’avons pas reçu la réponse',
    way: shows(at(finished('unknown'))),
  },
  takeCard: {
    title: 'Reprenez votre carte',
    way: async (visitor) => {
      visitor.agent.show(at(refused));
      await tap(visitor, 'Reprendre ma carte');
    },
  },
  cardForgotten: {
    title: 'N’oubliez pas votre carte',
    way: async (visitor) => {
      visitor.agent.show(at(refused));
      await tap(visitor, 'Reprendre ma carte');
      await title(visitor, 'Reprenez votre carte');
      await pass(visitor, 9);
    },
  },
  cardGone: {
    title: 'La carte est sortie',
    way: async (visitor) => {
      await identified(visitor);
      await title(visitor, 'C’est quoi, le DMP');
      visitor.agent.show(idle);
    },
  },
  cardGoneAfterRequest: {
    title: 'La carte est sortie',
    way: async (visitor) => {
      visitor.agent.show(at(creating));
      await title(visitor, 'Nous demandons l’ouverture');
      visitor.agent.show(idle);
    },
  },
  thanks: {
    title: 'Merci',
    way: async (visitor) => {
      visitor.agent.show(at(finished('created', printed)));
      await title(visitor, 'Votre DMP est ouvert');
      visitor.agent.show(idle);
    },
  },
  help: { title: 'Demandez au comptoir', way: (visitor) => tap(visitor, 'Aide') },
  idleWarning: {
    title: 'Êtes-vous toujours là',
    way: async (visitor) => {
      await identified(visitor);
      await title(visitor, 'C’est quoi, le DMP');
      await pass(visitor, 61);
    },
  },
  quitConfirm: {
    title: 'Voulez-vous arrêter',
    way: async (visitor) => {
      await identified(visitor);
      await tap(visitor, 'Arrêter');
    },
  },
};
