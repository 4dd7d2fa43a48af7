/** The few lines that say what runs where, and what is simulated. */
import type { Line } from '../line/line.ts';

export function announce(line: Line, elapsedMs: number, regime: string): void {
  const seconds = (elapsedMs / 1000).toFixed(1).replace('.', ',');
  console.error(`
Tout est prêt en ${seconds} s, régime « ${regime} ».

  Écran de la borne    ${line.screenUrl()}
  Banc d’essai         ${line.benchUrl}   (mettre une carte, voir le ticket, provoquer des pannes)
  Installateur         ${line.installerUrl()}
  Comptoir             ${line.counterUrl}   (répondre aux appels de la borne ; agents inventés, sans mot de passe)
  Téléphone e-CPS      ${line.phoneUrl}   (valider une connexion au comptoir : simulé)
  Poste du logiciel    ${line.deskUrl()}
  Page d’activation    http://localhost:${line.ports.activation}/a
  Boîte aux lettres    ${line.mailboxUrl}   (les SMS et les e-mails de cette page : aucun ne part)

  SIMULÉS : la carte et son lecteur, l’imprimante, le lecteur de codes, le voyant, le casque, le DMP
             national, l’INSi, l’horodatage du journal, Pro Santé Connect, les agents du comptoir,
             les SMS et les e-mails.
             Personne n’est réel, aucun dossier n’est ouvert.
  RÉELS   : l’écran, l’agent, le serveur, PostgreSQL, le TLS mutuel, les messages SOAP${line.cardSentence.includes('pcscd)') ? ', le service PC/SC' : ''}.

Ctrl-C arrête tout.
`);
}
