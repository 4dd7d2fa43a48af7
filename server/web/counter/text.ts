/** Every sentence of the counter's page. No-break spaces are written \u00a0. */

/** What the kiosk lets the counter know: never an answer, so the end looks the same for a yes and for a no. */
export const phases = {
  free: 'Libre',
  arriving: 'Une personne arrive',
  informing: 'Lit les explications',
  deciding: 'Réfléchit à son choix',
  ending: 'Termine sa visite',
  'card-forgotten': 'Carte oubliée',
  'out-of-service': 'Hors service',
  maintenance: 'En entretien',
  silent: 'Ne répond plus',
} as const;

/** What is asked for; then the one thing to know before going there. */
export const callKinds = {
  help: {
    title: 'demande de l’aide',
    hint: 'Vous pouvez expliquer et montrer. La personne touche elle-même «\u00a0oui\u00a0» ou «\u00a0non\u00a0».',
  },
  parent: {
    title: 'un parent montre ses papiers',
    hint: 'Vérifiez les papiers au comptoir. C’est ensuite le parent qui répond à la borne.',
  },
  guardian: {
    title: 'un représentant montre ses papiers',
    hint: 'Vérifiez les papiers au comptoir. C’est ensuite le représentant qui répond à la borne.',
  },
  explanation: {
    title: 'veut une explication',
    hint: 'Expliquez les cinq points. La personne peut toujours dire non.',
  },
  'card-forgotten': {
    title: 'carte Vitale oubliée',
    hint: 'Prenez la carte dans la borne et gardez-la au comptoir pour la personne.',
  },
} as const;
export type CallTitle = keyof typeof callKinds;

/** law-and-consent.md §4. */
export const toCheck = {
  parent: [
    'Une pièce d’identité\u00a0: c’est bien cette personne.',
    'Le livret de famille ou l’acte de naissance\u00a0: c’est bien son enfant.',
    'L’avis de l’enfant\u00a0: demandez-le-lui, s’il est là.',
    'Ne gardez ni copie ni photo.',
  ],
  guardian: [
    'Une pièce d’identité\u00a0: c’est bien cette personne.',
    'Le jugement\u00a0: il permet de représenter la personne, et pas seulement pour ses biens.',
    'Curatelle ou sauvegarde de justice\u00a0: la personne décide elle-même. N’acceptez pas.',
    'L’avis de la personne protégée\u00a0: demandez-le-lui.',
    'Ne gardez ni copie ni photo.',
  ],
} as const;

export const relations = {
  mother: 'La mère',
  father: 'Le père',
  guardian: 'Le tuteur, ou la personne chargée de représenter',
} as const;

export const opinions = {
  agrees: 'D’accord',
  disagrees: 'Pas d’accord',
  'not-expressed': 'N’a pas donné d’avis',
} as const;

/** The five screens that the person could not, or did not want to, go through alone. */
export const fivePoints = [
  'Le DMP est un dossier de santé, gratuit. Il garde les traitements, les examens, les allergies.',
  'La personne peut le lire, et les soignants qui la suivent. Elle voit qui a lu. Elle peut bloquer un soignant.',
  'Sa banque, son assurance, sa mutuelle et son employeur ne peuvent jamais le lire. La loi l’interdit.',
  'C’est son dossier\u00a0: elle peut ajouter, cacher, fermer. Fermé, il est gardé 10\u00a0ans, puis effacé.',
  'En cas d’urgence, un médecin gagne du temps. Elle choisit oui ou non.',
] as const;

/** Why somebody comes with a number, and what to do. */
export const reasons = {
  minor: {
    what: 'Une personne mineure est venue sans parent.',
    todo: 'Un parent doit venir avec elle, avec une pièce d’identité et le livret de famille.',
  },
  'minors-not-served': {
    what: 'Ici, la borne ne sert pas les mineurs.',
    todo: 'Ne renvoyez personne à la borne pour un mineur. Son parent peut appeler le 3422.',
  },
  'papers-not-accepted': {
    what: 'Les papiers n’ont pas été acceptés.',
    todo: 'Dites quels papiers apporter\u00a0: une pièce d’identité, et le livret de famille ou le jugement.',
  },
  'no-number': {
    what: 'La carte ne donne pas de numéro propre à cette personne.',
    todo: 'La borne ne peut rien faire. Conseillez-lui sa caisse d’assurance maladie.',
  },
  'wrong-number': {
    what: 'Le numéro lu sur la carte n’est pas juste.',
    todo: 'Mettez la carte à jour, puis proposez de réessayer. Sinon, conseillez sa caisse d’assurance maladie.',
  },
  'birth-date-unreadable': {
    what: 'La date de naissance n’a pas pu être lue sur la carte.',
    todo: 'Mettez la carte à jour, puis proposez de réessayer. Sinon, conseillez sa caisse d’assurance maladie.',
  },
  'identity-not-recognised': {
    what: 'Le service national des identités n’a pas reconnu ce qu’il y a sur la carte.',
    todo: 'La personne n’a rien fait de mal. Parfois, la carte porte un nom d’usage. Mettez-la à jour, puis proposez de réessayer. Sinon, conseillez sa caisse d’assurance maladie.',
  },
  barred: {
    what: 'Aucune action n’est possible ici.',
    todo: 'N’en cherchez pas la raison à voix haute. La personne peut appeler le 3422.',
  },
  'card-unreadable': {
    what: 'La borne n’arrive pas à lire la carte.',
    todo: 'Essuyez la puce, puis essayez la carte sur un autre lecteur. Si rien ne la lit, sa caisse la remplace.',
  },
  'not-me': {
    what: 'La carte n’est pas celle de la personne.',
    todo: 'Chacun vient avec sa propre carte. Une carte trouvée se garde au comptoir.',
  },
  explanation: {
    what: 'La personne veut une explication.',
    todo: 'Expliquez les cinq points. Elle répondra elle-même, à la borne.',
  },
  'service-refused': {
    what: 'Le service national a refusé la demande.',
    todo: 'Rien n’a changé pour la personne. Proposez-lui de revenir un autre jour.',
  },
  'answer-unknown': {
    what: 'La réponse du service national n’est pas encore connue.',
    todo: 'Ne dites ni «\u00a0c’est fait\u00a0» ni «\u00a0c’est raté\u00a0». La demande est gardée, le service est interrogé encore.',
  },
  ticket: {
    what: 'Le papier n’est pas sorti.',
    todo: 'Regardez le papier et le capot de l’imprimante, puis aidez la personne à le demander encore.',
  },
} as const;

export const text = {
  title: 'Comptoir',
  titleWithCalls: (waiting: number) => `(${waiting}) ${waiting > 1 ? 'Appels' : 'Appel'} – Comptoir`,

  developmentLabel: 'Avertissement',
  development:
    'ESSAI\u00a0: connexion sans mot de passe, agents inventés. Ne servez personne avec cette page.',
  signInTitle: 'Comptoir\u00a0: qui êtes-vous\u00a0?',
  demonstration: 'ESSAI\u00a0: personnes inventées. Ne servez personne avec cette page.',
  signInSite: 'Où travaillez-vous\u00a0?',
  noSite: 'Aucun lieu n’est connu\u00a0: enregistrez d’abord une borne.',
  signOut: 'Quitter',

  soundOn: 'Son\u00a0: oui',
  soundOff: 'Son\u00a0: non',
  soundBlocked: 'Son bloqué\u00a0: touchez ici',

  board: 'Bornes',
  noKiosk: 'Aucune borne n’est enregistrée ici.',
  nobodyWaits: 'Personne n’attend.',
  waiting: (count: number) =>
    count === 1 ? '1\u00a0personne attend.' : `${count}\u00a0personnes attendent.`,
  arrived: (label: string, title: string) => `${label}\u00a0: ${title}`,
  waits: 'attend depuis',
  calledSince: 'appel il y a',
  seconds: (count: number) => `${count}\u00a0s`,
  minutes: (count: number) => `${count}\u00a0min`,
  withMe: 'Vous y êtes',
  withColleague: (name: string) => `${name} y est`,

  take: 'J’y vais',
  settled: 'C’est déjà réglé',
  helpDone: 'C’est fini',
  cardKept: 'La carte est au comptoir',
  continueInstead: 'Continuer à sa place',

  points: 'Les cinq points à expliquer',
  explained: 'J’ai tout expliqué',
  notExplained: 'Arrêter sans avoir expliqué',
  stillFree: 'La personne répond elle-même, à la borne. Si elle dit non, rien ne change pour ses soins.',

  check: 'À vérifier',
  relation: 'Qui est là\u00a0?',
  opinionParent: 'Que dit l’enfant\u00a0?',
  opinionGuardian: 'Que dit la personne représentée\u00a0?',
  accept: 'Papiers acceptés',
  notAccept: 'Papiers non acceptés',
  relationMissing: 'Choisissez qui est là.',
  familyName: 'Son nom de famille',
  firstName: 'Son prénom',
  nameHint:
    'Comme sur la pièce d’identité. Il accompagne la demande au service national. La borne ne l’affiche pas.',
  nameMissing: 'Écrivez son nom de famille et son prénom, en lettres.',
  opinionMissing: 'Choisissez l’avis de la personne représentée.',

  handOver: 'Numéro donné par la borne',
  handOverLabel: 'Les 6 lettres et chiffres',
  handOverHint: 'La personne vous le dit, ou vous le montre à l’écran.',
  handOverTake: 'Prendre en charge',
  handOverIncomplete: 'Il faut 6 lettres ou chiffres. Relisez le numéro.',
  handOverUnknown:
    'Ce numéro n’est pas connu ici. Il est peut-être mal lu, vieux de plus de 2\u00a0heures, ou pris par un collègue.',
  handOverTooMany: (seconds: number) => `Trop d’essais. Attendez ${seconds}\u00a0s.`,
  handOverFrom: (label: string) => `${label}\u00a0: vous prenez cette personne en charge.`,

  sending: 'Envoi…',
  notOpen: 'Cet appel n’est plus ouvert.',
  refused: 'Le serveur a refusé. Rechargez la page.',
  unreachable: 'La réponse n’est pas arrivée. Essayez encore.',
  cut: 'Plus de liaison avec le serveur. Les appels ne s’affichent plus\u00a0: surveillez les bornes.',
} as const;
