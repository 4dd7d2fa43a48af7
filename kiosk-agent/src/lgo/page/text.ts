/** Every sentence that depends on what happened. */
import type { FieldOutcome, FillEnd, FillReport } from '../automation/desktop-automation.ts';
import type { CodeRefusal } from '../code/compose-code.ts';
import type { FieldName } from '../field-text.ts';
import type { CounterState } from '../hand-over/counter-state.ts';

export const fieldWords: Record<FieldName, string> = {
  familyName: 'Nom',
  firstName: 'Prénom',
  birthDate: 'Date de naissance',
  nir: 'Numéro de sécurité sociale',
};

/** A shape beside the words: colour never speaks alone. */
export const outcomeWords: Record<FieldOutcome, { shape: string; words: string }> = {
  'filled-and-read-back': { shape: '✓', words: 'rempli et relu' },
  offered: { shape: '•', words: 'proposé au collage, non relu' },
  'not-tried': { shape: '–', words: 'non rempli' },
  different: { shape: '!', words: 'contenu différent : à vérifier' },
  'window-changed': { shape: '–', words: 'non rempli' },
  unknown: { shape: '?', words: 'état inconnu : à vérifier' },
};

export const endWords: Record<FillEnd, string> = {
  complete: 'Fiche remplie et relue. Vérifiez-la, puis validez-la vous-même.',
  'wrong-window': 'Rien n’a été envoyé : la fiche de votre logiciel n’était pas devant.',
  'window-unknown': 'Rien n’a été envoyé : ce poste ne dit pas quelle fenêtre est devant.',
  'window-changed': 'Arrêté : une autre fenêtre est passée devant. Vérifiez aussi cette fenêtre.',
  'not-empty': 'Arrêté : un champ contenait déjà autre chose. Rien n’y a été écrit.',
  different:
    'Arrêté : un champ ne contient pas ce qui a été collé. Vérifiez toute la fiche, une valeur a pu tomber ailleurs.',
  stopped: 'Arrêté. Vérifiez ce qui a été rempli.',
  deadline: 'Arrêté : cela durait trop longtemps. Vérifiez ce qui a été rempli.',
  crashed: 'Arrêté : le remplissage s’est interrompu. Vérifiez ce qui a été rempli.',
  unavailable: 'Le remplissage n’est pas disponible sur ce poste. Rien n’a été envoyé.',
};

export const allOffered = 'Tous les champs ont été proposés au collage. Relisez la fiche, puis validez-la.';

export const clipboardWords: Record<FillReport['clipboard'], string> = {
  cleared: 'Le presse-papiers a été vidé.',
  unknown:
    'Le presse-papiers contient peut-être encore une donnée du patient : copiez un mot quelconque pour l’effacer.',
  untouched: 'Le presse-papiers n’a pas été utilisé.',
};

export const codeWords: Record<CounterState['codeFormat'], string> = {
  'ins-datamatrix': 'Dans votre logiciel, ouvrez la lecture du code INS, puis scannez.',
  wedge: 'Placez le curseur dans le premier champ de la fiche, puis scannez.',
};

export const noCodeWords: Record<CodeRefusal, string> = {
  'not-ascii':
    'Pas de code pour cette personne : son nom porte une lettre que le lecteur ne sait pas écrire.',
  'too-long': 'Pas de code pour cette personne : son nom est trop long pour ce format.',
  'partial-date': 'Pas de code pour cette personne : sa date de naissance est incomplète.',
  'provisional-number': 'Pas de code pour cette personne : son numéro est provisoire.',
};

export const fillWords: Record<CounterState['driver'], string> = {
  off: '',
  nut: 'Après le clic, cliquez dans le premier champ de la fiche de votre logiciel. Ne touchez plus ni clavier ni souris jusqu’à la fin.',
  'clipboard-only':
    'Chaque champ est mis dans le presse-papiers, un à la fois. Vous le collez vous-même dans la fiche.',
  simulated: 'Le logiciel simulé est rempli sous vos yeux.',
};

export const fillingWords: Record<CounterState['driver'], string> = {
  ...fillWords,
  nut: 'Cliquez dans le premier champ de la fiche, puis ne touchez plus ni clavier ni souris.',
  'clipboard-only': 'Préparation du presse-papiers…',
};

export function pasteWords(field: FieldName): string {
  return `Dans votre logiciel, cliquez dans le champ « ${fieldWords[field]} » et collez (Ctrl + V). Il sera effacé du presse-papiers ensuite.`;
}

export function leftWords(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000);
  return `S’efface dans ${seconds} seconde${seconds > 1 ? 's' : ''}.`;
}

/** What is not real here, in a band that cannot be missed. Empty: everything is real. */
export function bandWords({ simulated, demonstration }: CounterState): string {
  if (simulated) return 'SIMULATION – le logiciel de pharmacie rempli ici n’existe pas';
  return demonstration.length > 0 ? 'DÉMONSTRATION – les personnes proposées ici sont inventées' : '';
}

export const failureWords = {
  unpaired: 'Cette page n’est plus reliée au poste. Ouvrez-la de nouveau depuis le raccourci du poste.',
  over: 'Cette transmission est terminée ou a expiré. Rien n’a été envoyé.',
  busy: 'Une fiche est en cours de remplissage.',
  gone: 'Le poste du comptoir ne répond plus.',
};
