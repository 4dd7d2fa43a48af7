/** Every sentence of the sign-in. No-break spaces are written \u00a0. */
import type { ProviderName, SignInRefusal } from '../../contract/sign-in.ts';

export const providers: Record<ProviderName, { button: string; hint: string }> = {
  psc: {
    button: 'Pro Santé Connect',
    hint: 'Pharmaciens, médecins, infirmiers\u00a0: avec votre e-CPS ou votre carte CPS.',
  },
  cpam: { button: 'Agent de la CPAM', hint: 'Avec votre compte de l’Assurance maladie.' },
};

/** TRE_G15; another one is shown by its code. */
export const professions: Record<string, string> = {
  '10': 'Médecin',
  '21': 'Pharmacien',
  '60': 'Infirmier',
};

export const refusals: Record<SignInRefusal, string> = {
  declined: 'La connexion a été refusée. Recommencez si c’était une erreur.',
  expired: 'Personne n’a répondu à temps. Recommencez.',
  'not-ours': 'Cette réponse ne correspond à aucune demande de ce poste. Recommencez.',
  'not-proven':
    'La réponse reçue ne prouve pas qui vous êtes. Recommencez\u00a0; si cela dure, prévenez l’assistance.',
  'too-weak': 'Cette façon de se connecter n’est pas assez sûre. Prenez votre e-CPS ou votre carte CPS.',
  'too-old': 'Votre connexion est trop ancienne. Déconnectez-vous du service, puis recommencez.',
  'other-person': 'Une autre personne que vous a répondu. Recommencez avec votre propre numéro.',
  'unknown-login': 'Ce numéro RPPS n’est pas connu. Relisez-le.',
  'no-profile':
    'Votre compte n’a pas de profil professionnel avec un lieu d’exercice. Cette page ne peut pas s’ouvrir.',
  profession: 'Cette page n’est pas ouverte à votre profession.',
  'not-agent': 'Votre compte ne donne pas le droit d’utiliser cette page.',
  'no-site': 'Aucune borne n’est enregistrée pour votre lieu d’exercice.',
  'too-many': 'Trop de demandes. Attendez quelques minutes.',
  unreachable: 'Le service de connexion ne répond pas. Réessayez dans un moment.',
};

export const signInText = {
  phoneTitle: 'Valider sur votre téléphone',
  phoneLabel: 'Votre numéro RPPS',
  phoneHint: '11\u00a0chiffres. Une demande part sur l’application e-CPS de votre téléphone.',
  phoneSend: 'Envoyer la demande',
  phoneIncomplete: 'Il faut 11\u00a0chiffres. Relisez le numéro.',
  phoneWaiting: 'Regardez votre téléphone',
  phoneBinding: 'Validez seulement si votre téléphone montre ce nombre\u00a0:',
  phoneLeft: (seconds: number) => `Encore ${seconds}\u00a0s pour répondre.`,
  cancel: 'Annuler',
  placeTitle: 'Où travaillez-vous maintenant\u00a0?',
  placeOf: (name: string) => `Vous êtes ${name}.`,
  place: (profession: string | null, structure: string, site: string) =>
    [profession, structure || null, site].filter((part) => part !== null).join(' – '),
  development: 'Connexion d’essai',
} as const;
