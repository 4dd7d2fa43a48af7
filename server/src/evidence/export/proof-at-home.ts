/** What the page at home asked before it opened, and what nobody checked there: for whoever reads an act of it. Pure. */
export function proofAtHome(channelConfirmed: boolean): readonly string[] {
  return [
    'Demandé sur la page à la maison, sans borne.',
    'La page s’est ouverte avec le code du ticket, la date de naissance et les 4\u00a0derniers chiffres du numéro de sécurité sociale de la personne.',
    channelConfirmed
      ? 'Un mobile ou un e-mail avait été confirmé avant par un code.'
      : 'Aucun mobile ni e-mail n’avait été confirmé.',
    'Personne n’a vu de pièce d’identité.',
  ];
}
