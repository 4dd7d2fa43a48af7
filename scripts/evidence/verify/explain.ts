/** The verdict in French, for whoever reads it without knowing the codes: an expert, a patient's counsel, ourselves later. */
import type { RefusalReason, Verdict } from '@borne/server/contract/evidence';

const held = [
  'Le fichier est bien formé : champs connus, une seule écriture possible de chaque valeur.',
  'Le certificat de la borne vient de l’autorité attendue, était valable le jour de la réponse, et désigne cette borne.',
  'La signature de la borne couvre ce qui a été montré et répondu (une fermeture demandée chez soi n’a pas de borne : le serveur seul en témoigne).',
  'Les signatures du serveur sont celles d’une clé de la politique ; la première désigne la signature de la borne.',
  'Toutes les pièces parlent du même acte, sans se contredire.',
  'Chaque pièce figure dans le journal, à la place dite.',
  'Le point de contrôle est signé par le journal et par assez de témoins.',
  'Le serveur a scellé ce fichier entier : rien n’y a été ajouté ni retiré depuis l’export.',
] as const;

const faults: Readonly<Record<RefusalReason, string>> = {
  malformed: 'Le fichier (ou la politique) n’est pas bien formé.',
  'unknown-field': 'Le fichier (ou la politique) contient un champ inconnu.',
  'kiosk-certificate':
    'Le certificat de la borne n’est pas recevable : autorité, dates, usage, ou borne désignée.',
  'kiosk-signature': 'La signature de la borne est fausse ou d’une forme refusée.',
  'server-signature': 'Une signature du serveur est fausse, ou sa clé n’est pas dans la politique.',
  'entry-mismatch': 'Les pièces ne parlent pas du même acte, ou se contredisent.',
  'leaf-not-included': 'Une pièce ne figure pas dans le journal de ce point de contrôle.',
  'checkpoint-signature': 'Le point de contrôle n’est pas signé par le journal attendu.',
  'witness-quorum': 'Trop peu de témoins ont signé, ou l’une de leurs signatures est fausse.',
  timestamp: 'L’horodatage manque ou est faux.',
  'bundle-signature':
    'Le sceau du serveur ne couvre pas ce fichier : quelque chose y a été ajouté, changé ou retiré.',
};

/** What these checks cannot say, whatever their verdict. */
const limits = [
  'La date de l’export est celle du serveur ; personne d’autre n’en répond.',
  'Une pièce omise par le serveur lui-même (une suite de l’acte) ne se voit pas : le journal prouve ce qui est là, non ce qui manque.',
] as const;

/** One sentence a line. `stamped`: the bundle has a time-stamp and the policy an authority to judge it by. */
export function explain(verdict: Verdict, stamped: boolean): string[] {
  if (!verdict.ok) return [`✗ ${faults[verdict.reason]}`, 'Ce fichier ne prouve rien.'];
  const stamp = stamped
    ? '✓ L’horodatage couvre le point de contrôle.'
    : '· Pas d’horodatage vérifié : la politique n’en exige pas.';
  return [...held.map((line) => `✓ ${line}`), stamp, ...limits.map((line) => `· ${line}`)];
}
