/** An act told to the person and to a judge, in French: what is on the paper, section by section. Pure. */
import type { KioskEvidence } from '../../../../contract/evidence/index.ts';
import type { Surroundings, ToldAct } from '../told-act.ts';
import { checkSection } from './check-section.ts';
import { onTwoLines } from './on-two-lines.ts';
import type { Block, Facts, Paper, Section } from './paper.ts';
import { lasted, parisTime } from './paris-time.ts';
import {
  acts,
  changeEnds,
  languages,
  opinions,
  outcomes,
  questions,
  regimes,
  screens,
  shortLanguages,
  sizes,
  whoAnswered,
  yesNo,
} from './words.ts';

export function paperOf(act: ToldAct, around: Surroundings): Paper {
  const { kind, answeredAt, actor } = act.answer.said;
  return {
    title: acts[kind].title,
    lead: [
      `Le ${parisTime(answeredAt)} (heure de Paris), à la borne de «\u00a0${around.siteName}\u00a0», ` +
        `${asked(actor, acts[kind].done)}.`,
      'Ce document dit ce qui a été montré, ce qui a été répondu, et comment vérifier que rien n’a changé depuis. ' +
        'Il ne porte ni nom ni numéro de sécurité sociale.',
    ],
    demonstration: around.demonstration
      ? 'Démonstration\u00a0: personne n’est réel, aucun vrai dossier n’est ouvert ni fermé.'
      : null,
    sections: [
      answered(act),
      { head: '2. Ce que la demande est devenue', blocks: [became(act)] },
      rights(act),
      who(act),
      whenAndWhere(act, around),
      shown(act.answer.said),
      checkSection(act),
      { head: '8. Tous les écrans montrés', blocks: [allScreens(act.answer.said)] },
    ],
    foot: `Acte ${act.bundle.actId}`,
  };
}

function asked(actor: KioskEvidence['actor'], done: string): string {
  return actor === 'self'
    ? `une personne a demandé ${done} de son dossier médical partagé`
    : `la personne qui représente le titulaire a demandé ${done} du dossier médical partagé de celui-ci`;
}

function answered({ answer, changes }: ToldAct): Section {
  const { kind, answers } = answer.said;
  const facts: [string, string][] = [[questions[kind], yesNo(true)]];
  if ('open' in answers) {
    facts.push([questions.breakGlass, yesNo(answers.breakGlass)]);
    facts.push([questions.emergencyCall, yesNo(answers.emergencyCall)]);
  }
  return {
    head: '1. Ce qui a été répondu',
    blocks: [{ facts, answers: true }, ...changes.flatMap(changedSince)],
  };
}

function changedSince({ asked: { at, answers }, end }: ToldAct['changes'][number]): Block[] {
  return [
    {
      lines: [`Choix changés sur la page à la maison, le ${parisTime(at)}. ${changeEnds[end ?? 'unknown']}`],
    },
    {
      answers: true,
      facts: [
        [questions.breakGlass, yesNo(answers.breakGlass)],
        [questions.emergencyCall, yesNo(answers.emergencyCall)],
      ],
    },
  ];
}

function became({ outcomes: words }: ToldAct): Block {
  if (words.length === 0)
    return { lines: ['Au moment de l’export, le service national n’avait pas encore répondu.'] };
  return {
    facts: words.map(({ said: { at, outcome, transaction, code } }) => [
      parisTime(at),
      `${outcomes[outcome]} (${[transaction, ...(code === null ? [] : [code])].join(', ')})`,
    ]),
  };
}

function who({ answer, receipt }: ToldAct): Section {
  const { actor, papersCallId, assisted, understood, misses } = answer.said;
  const { relation, opinion, withdraws } = receipt.said;
  const facts: [string, string][] = [['Qui a répondu', whoAnswered(actor, relation)]];
  if (opinion !== null) facts.push(['Avis recueilli', opinions[opinion]]);
  if (papersCallId !== null) facts.push(['Pièces vues au comptoir', `Oui, appel ${papersCallId}`]);
  facts.push(['Aide du comptoir', assisted ? 'Oui\u00a0: une personne du comptoir est venue' : 'Non']);
  if (understood === 'staff') facts.push(['Explication', 'Donnée par une personne du comptoir']);
  if (understood === 'quiz')
    facts.push(['Explication', 'Comprise\u00a0: les deux questions ont reçu la bonne réponse']);
  if (misses !== null)
    facts.push([
      'Réponses fausses avant la bonne',
      `Assureur\u00a0: ${times(misses.insurer)}. Fermeture\u00a0: ${times(misses.close)}.`,
    ]);
  if (withdraws !== null) facts.push(['Revient sur l’acte', withdraws]);
  return { head: '4. Qui a répondu', blocks: [{ facts }] };
}

const times = (misses: number): string => (misses === 2 ? '2 ou plus' : String(misses));

function whenAndWhere({ answer, receipt, bundle }: ToldAct, { siteName, structure }: Surroundings): Section {
  const { answeredAt, kioskId, regime, software } = answer.said;
  const { receivedAt, clockSuspect, siteId } = receipt.said;
  const facts: [string, string][] = [
    ['Réponse, à l’horloge de la borne', parisTime(answeredAt)],
    ['Reçue par le serveur', parisTime(receivedAt)],
  ];
  if (clockSuspect)
    facts.push([
      'Attention',
      'Ces deux horloges différaient de plus de dix minutes\u00a0: l’heure de la borne n’est que sa parole.',
    ]);
  facts.push(['Lieu', siteName]);
  if (structure !== null) facts.push(['Structure', `${structure.name} (${structure.id})`]);
  facts.push(
    ['Site', siteId],
    ['Borne', kioskId],
    ['Logiciels', `${software}\u00a0; ${receipt.said.software}`],
    ['Règle de droit', regimes[regime]],
    ['Numéro de l’acte', bundle.actId],
  );
  return { head: '5. Quand et où', blocks: [{ facts }] };
}

function shown({ notice, language, shown: seen }: KioskEvidence): Section {
  const total = seen.reduce((sum, { ms }) => sum + ms, 0);
  const used = [...new Set(seen.map(({ size }) => sizes[size]))];
  const heard = seen.filter((screen) => screen.heard).length;
  const facts: Facts['facts'] = [
    ['Texte montré', notice.version],
    ['Langue', languages[language]],
    ['Empreinte du texte (SHA-256)', onTwoLines(notice.sha256)],
    ['Écrans montrés', `${seen.length}, pendant ${lasted(total)} en tout (liste au point 8)`],
    ['Taille des lettres', used.length === 0 ? 'Non dite' : used.join(', ')],
    ['Lu à voix haute', heard === 0 ? 'Non' : `Oui, sur ${heard} écran${heard > 1 ? 's' : ''}`],
  ];
  return { head: '6. Ce qui a été montré', blocks: [{ facts }] };
}

function rights({ answer, outcomes: words }: ToldAct): Section {
  const kept =
    'Fermé, un DMP est gardé 10\u00a0ans, puis effacé. Vous pouvez demander de l’effacer plus tôt.';
  const isRefused = words.at(-1)?.said.outcome === 'refused';
  const lines = {
    opening: isRefused
      ? ['Cette demande n’a rien ouvert.']
      : ['Vous pouvez changer d’avis et fermer votre DMP quand vous voulez.', kept],
    closure: isRefused
      ? ['Cette demande n’a rien fermé.']
      : [kept, 'Vous pouvez rouvrir votre DMP quand vous voulez, avec votre carte Vitale.'],
  };
  const own = answer.said.kind === 'closure' ? lines.closure : lines.opening;
  return {
    head: '3. Vos droits',
    blocks: [{ lines: [...own, 'Vos soins et vos remboursements restent les mêmes.'] }],
  };
}

function allScreens({ shown: seen }: KioskEvidence): Block {
  if (seen.length === 0) return { lines: ['La borne n’en a dit aucun.'] };
  const head = ['', 'Écran', 'Durée', 'Langue', 'Lettres', 'Voix'];
  const rows = seen.map(({ screen, ms, language, size, heard }, rank) => [
    String(rank + 1),
    screens[screen] ?? screen,
    lasted(ms),
    shortLanguages[language],
    sizes[size],
    yesNo(heard),
  ]);
  return { rows: [head.with(0, 'N°'), ...rows] };
}
