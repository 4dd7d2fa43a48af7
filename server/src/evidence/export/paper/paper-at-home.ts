/** A closure asked at home, on paper: no kiosk, no kiosk's signature, and what was proved there said plainly. Pure. */
import { actFacts } from '../act-facts.ts';
import { proofAtHome } from '../proof-at-home.ts';
import type { Surroundings, ToldAtHome } from '../told-act.ts';
import { checkSection } from './check-section.ts';
import { onTwoLines } from './on-two-lines.ts';
import type { Paper, Section } from './paper.ts';
import { parisTime } from './paris-time.ts';
import { becameSection, rightsSection } from './what-follows.ts';
import {
  acts,
  demonstrationLine,
  languages,
  namesNobody,
  questions,
  regimes,
  whoAsked,
  yesNo,
} from './words.ts';

export function homePaper(act: ToldAtHome, around: Surroundings): Paper {
  const { at, by = null, actId } = act.asked.said;
  const somebody =
    by === null
      ? 'une personne a demandé la fermeture d’un dossier médical partagé'
      : by.actor === 'self'
        ? 'une personne, qui a dit être celle du dossier, a demandé la fermeture de son dossier médical partagé'
        : 'une personne, qui a dit représenter le titulaire, a demandé la fermeture du dossier médical partagé de celui-ci';
  return {
    title: acts.closure.title,
    lead: [
      `Le ${parisTime(at)} (heure de Paris), sur la page internet à la maison, ${somebody}. Aucune borne n’a signé cette demande\u00a0: le serveur seul en témoigne.`,
      `Ce document dit ce qui a été montré, ce qui a été demandé, et comment vérifier que rien n’a changé depuis. ${namesNobody}`,
    ],
    demonstration: around.demonstration ? demonstrationLine : null,
    sections: [
      {
        head: '1. Ce qui a été demandé',
        blocks: [{ answers: true, facts: [[questions.closure, yesNo(true)]] }],
      },
      becameSection(act),
      rightsSection('closure', act),
      who(act),
      whenAndWhere(act, around),
      shown(act),
      checkSection(act),
    ],
    foot: `Acte ${actId}`,
  };
}

function who({ asked }: ToldAtHome): Section {
  const { by = null, channelConfirmed, withdraws } = asked.said;
  return {
    head: '4. Qui a demandé',
    blocks: [
      {
        facts: [
          ['Qui dit agir', whoAsked(by)],
          ['Mobile ou e-mail confirmé avant', yesNo(channelConfirmed)],
          ['Pièces vues par quelqu’un', 'Non'],
          ['Revient sur l’acte', withdraws],
        ],
      },
      { lines: proofAtHome(channelConfirmed) },
    ],
  };
}

function whenAndWhere(act: ToldAtHome, { structure }: Surroundings): Section {
  const { at, software } = act.asked.said;
  const { regime, actId } = actFacts(act);
  const facts: [string, string][] = [
    ['Demande, à l’horloge du serveur', parisTime(at)],
    ['Lieu', 'La page internet à la maison\u00a0; le serveur ne sait pas où se trouvait la personne'],
    ['Borne', 'Aucune'],
  ];
  if (structure !== null)
    facts.push(['Structure qui tient le serveur', `${structure.name} (${structure.id})`]);
  facts.push(['Logiciel', software], ['Règle de droit', regimes[regime]], ['Numéro de l’acte', actId]);
  return { head: '5. Quand et où', blocks: [{ facts }] };
}

function shown({ asked }: ToldAtHome): Section {
  const { notice, language } = asked.said;
  return {
    head: '6. Ce qui a été montré',
    blocks: [
      {
        facts: [
          ['Texte montré', notice.version],
          ['Langue', languages[language]],
          ['Empreinte du texte (SHA-256)', onTwoLines(notice.sha256)],
          ['Durée de lecture', 'Non mesurée à la maison'],
        ],
      },
    ],
  };
}
