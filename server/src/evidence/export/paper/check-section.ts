/** How to check the proof: what vouches for it, and what to do. Pure. */
import { createHash } from 'node:crypto';
import { parseNote } from '../../../ledger/signed-note.ts';
import { bundleName } from '../bundle-name.ts';
import { changesAFile } from '../bundle-parts.ts';
import type { ToldAct } from '../told-act.ts';
import { onTwoLines } from './on-two-lines.ts';
import type { Section } from './paper.ts';

export function checkSection(act: ToldAct): Section {
  const [first] = act.bundles;
  const [origin = '', size = '', root = ''] = first.checkpoint.split('\n');
  const names = parseNote(first.checkpoint)?.signatures.map(({ name }) => name) ?? [];
  const witnesses = [...new Set(names.filter((name) => name !== origin))];
  return {
    head: '7. Vérifier cette preuve',
    blocks: [
      { lines: [`${whereItIs(act)} ${whoSigned(act)}`] },
      { steps: stepsOf(act) },
      {
        facts: [
          ['Journal', origin],
          ['Point de contrôle', `${size} feuilles, racine\n${root}`],
          placesOf(act),
          ['Témoins', witnesses.length === 0 ? 'Aucun' : witnesses.join(', ')],
          ['Horodatage (RFC 3161)', first.timestamp === null ? 'Non' : 'Oui, sur le point de contrôle'],
          ['Clé du sceau', sealKey(first.seal)],
          ['Empreinte du sceau (SHA-256)', onTwoLines(createHash('sha256').update(first.seal).digest('hex'))],
        ],
      },
      {
        lines: [
          'Seul le serveur peut dire, avec sa clé, quelle personne se trouve derrière le pseudonyme de l’acte. ' +
            'Une suite de l’acte postérieure à l’export n’est pas dans ce document.',
        ],
      },
    ],
  };
}

function whereItIs({ bundles }: ToldAct): string {
  const alone = 'Ce document se lit\u00a0; il ne prouve rien seul. ';
  return bundles.length === 1
    ? `${alone}La preuve est le fichier «\u00a0bundle.json\u00a0», joint à ce PDF.`
    : `${alone}La preuve tient en ${bundles.length} fichiers joints à ce PDF, de «\u00a0bundle.json\u00a0» à «\u00a0${bundleName(bundles.length - 1)}\u00a0»\u00a0: ` +
        `un fichier porte ${changesAFile} changements au plus, avec la réponse de départ, et dit combien de fichiers il y a. ` +
        'Le point de contrôle et le sceau ci-dessous sont ceux du premier.';
}

function whoSigned({ where }: ToldAct): string {
  const log = 'un journal où rien ne s’efface en garde l’empreinte.';
  return where === 'kiosk'
    ? `La borne a signé la réponse (ES256), le serveur l’a contresignée et a scellé le fichier (Ed25519)\u00a0; ${log}`
    : `Aucune borne n’a signé\u00a0: le serveur a signé la demande et scellé le fichier (Ed25519)\u00a0; ${log}`;
}

function stepsOf({ bundles }: ToldAct): string[] {
  return [
    bundles.length === 1
      ? 'Enregistrez la pièce jointe bundle.json de ce PDF.'
      : 'Enregistrez toutes les pièces jointes de ce PDF\u00a0; faites ce qui suit pour chacune.',
    'Demandez la politique de vérification (policy.json) à quelqu’un d’autre que la personne qui vous a remis ce document\u00a0: elle dit quelles clés croire.',
    'Lancez, sans réseau\u00a0: python3 verify.py bundle.json --policy policy.json (ou npm run evidence -- verify bundle.json --policy policy.json --explain).',
    'La réponse «\u00a0ok\u00a0: true\u00a0» dit que rien n’a changé depuis. Comparez son numéro d’acte à celui de ce document.',
  ];
}

/** One by one as long as a reader can compare them. */
function placesOf({ bundles }: ToldAct): [string, string] {
  const indexes = bundles.flatMap(({ entries }) => entries.map(({ index }) => index + 1));
  const places = [...new Set(indexes)].toSorted((one, other) => one - other);
  if (places.length > 12)
    return ['Places dans le journal', `${places.length} places, de ${places[0]} à ${places.at(-1)}`];
  return [places.length > 1 ? 'Places dans le journal' : 'Place dans le journal', places.join(', ')];
}

function sealKey(seal: string): string {
  const header: unknown = JSON.parse(Buffer.from(seal.split('.')[0] ?? '', 'base64url').toString('utf8'));
  return typeof header === 'object' && header !== null && 'kid' in header ? String(header.kid) : '';
}
