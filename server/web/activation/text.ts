/** Every sentence that the script of the activation page may show. No-break spaces are written \u00a0. */

export const text = {
  codeMissing: 'Tapez le code de votre ticket.',
  codeMistyped: 'Ce code n’est pas complet, ou un caractère est faux. Relisez votre ticket.',
  dateMissing: 'Tapez le jour, le mois et l’année (4\u00a0chiffres).',
  nirEndMissing: 'Tapez 4\u00a0chiffres.',
  sending: 'Vérification en cours…',
  notAccepted:
    'Ces informations ne permettent pas d’activer un DMP.\nVérifiez le code, la date et les 4\u00a0chiffres.\nSi le code a déjà servi, s’il a plus de 30\u00a0jours, ou si le DMP n’a pas pu être ouvert\u00a0: demandez de l’aide là où se trouve la borne.',
  notOpenYet:
    'Votre DMP n’est pas encore ouvert\u00a0: le service national n’a pas encore répondu.\nVotre code reste valable. Essayez de nouveau plus tard.',
  tooMany: 'Il y a eu trop d’essais. Attendez un peu, puis recommencez. Votre code reste valable.',
  busy: 'Beaucoup de personnes utilisent la page en ce moment. Recommencez dans une minute. Votre code reste valable.',
  unavailable: 'Le service ne répond pas. Rien n’a changé. Recommencez dans quelques minutes.',
  offline:
    'La réponse n’est pas arrivée. Vérifiez votre connexion, puis recommencez.\nSi le code n’est plus accepté ensuite, votre DMP est peut-être déjà activé\u00a0: demandez de l’aide là où se trouve la borne.',
} as const;

export type Sentence = keyof typeof text;
