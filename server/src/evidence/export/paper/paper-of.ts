/** An act told to the person and to a judge, in French: what is on the paper, section by section. Pure. */
import type { KioskEvidence } from '../../../../contract/evidence/index.ts';
import type { Surroundings, ToldAct, ToldAtKiosk } from '../told-act.ts';
import { answeredWith, changesSection } from './changes-section.ts';
import { checkSection } from './check-section.ts';
import { onTwoLines } from './on-two-lines.ts';
import type { Block, Facts, Paper, Section } from './paper.ts';
import { homePaper } from './paper-at-home.ts';
import { lasted, parisTime } from './paris-time.ts';
import { becameSection, rightsSection } from './what-follows.ts';
import {
  acts,
  asked,
  demonstrationLine,
  languages,
  namesNobody,
  opinions,
  regimes,
  screens,
  shortLanguages,
  sizes,
  whoAnswered,
  yesNo,
} from './words.ts';

export function paperOf(act: ToldAct, around: Surroundings): Paper {
  return act.where === 'home' ? homePaper(act, around) : kioskPaper(act, around);
}

function kioskPaper(act: ToldAtKiosk, around: Surroundings): Paper {
  const { kind, answeredAt, actor, actId } = act.answer.said;
  return {
    title: acts[kind].title,
    lead: [
      `Le ${parisTime(answeredAt)} (heure de Paris), à la borne de «\u00a0${siteOf(act, around)}\u00a0», ` +
        `${asked(actor, acts[kind].done)}.`,
      `Ce document dit ce qui a été montré, ce qui a été répondu, et comment vérifier que rien n’a changé depuis. ${namesNobody}`,
    ],
    demonstration: around.demonstration ? demonstrationLine : null,
    sections: [
      { head: '1. Ce qui a été répondu', blocks: answeredWith(act) },
      becameSection(act),
      rightsSection(kind, act),
      who(act),
      whenAndWhere(act, around),
      shown(act.answer.said),
      checkSection(act),
      { head: '8. Tous les écrans montrés', blocks: [allScreens(act.answer.said)] },
      ...changesSection(act),
    ],
    foot: `Acte ${actId}`,
  };
}

const siteOf = ({ receipt }: ToldAtKiosk, { siteName }: Surroundings): string =>
  siteName ?? receipt.said.siteId;

function who({ answer, receipt }: ToldAtKiosk): Section {
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

function whenAndWhere(act: ToldAtKiosk, around: Surroundings): Section {
  const { answer, receipt } = act;
  const { structure } = around;
  const { actId, answeredAt, kioskId, regime, software } = answer.said;
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
  facts.push(['Lieu', siteOf(act, around)]);
  if (structure !== null) facts.push(['Structure', `${structure.name} (${structure.id})`]);
  facts.push(
    ['Site', siteId],
    ['Borne', kioskId],
    ['Logiciels', `${software}\u00a0; ${receipt.said.software}`],
    ['Règle de droit', regimes[regime]],
    ['Numéro de l’acte', actId],
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
  return { table: 'screens', rows: [head.with(0, 'N°'), ...rows] };
}
