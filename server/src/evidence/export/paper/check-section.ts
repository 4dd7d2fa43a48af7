/** How to check the proof: what vouches for it, and what to do. Pure. */
import { createHash } from 'node:crypto';
import { parseNote } from '../../../ledger/signed-note.ts';
import type { ToldAct } from '../told-act.ts';
import { onTwoLines } from './on-two-lines.ts';
import type { Section } from './paper.ts';

export function checkSection({ bundle }: ToldAct): Section {
  const [origin = '', size = '', root = ''] = bundle.checkpoint.split('\n');
  const names = parseNote(bundle.checkpoint)?.signatures.map(({ name }) => name) ?? [];
  const witnesses = [...new Set(names.filter((name) => name !== origin))];
  const places = bundle.entries.map(({ index }) => index + 1).join(', ');
  return {
    head: '7. Vérifier cette preuve',
    blocks: [
      {
        lines: [
          'Ce document se lit\u00a0; il ne prouve rien seul. La preuve est le fichier «\u00a0bundle.json\u00a0», joint à ce PDF. ' +
            'La borne a signé la réponse (ES256), le serveur l’a contresignée et a scellé le fichier (Ed25519)\u00a0; ' +
            'un journal où rien ne s’efface en garde l’empreinte.',
        ],
      },
      {
        steps: [
          'Enregistrez la pièce jointe bundle.json de ce PDF.',
          'Demandez la politique de vérification (policy.json) à quelqu’un d’autre que la personne qui vous a remis ce document\u00a0: elle dit quelles clés croire.',
          'Lancez, sans réseau\u00a0: python3 verify.py bundle.json --policy policy.json (ou npm run evidence -- verify bundle.json --policy policy.json --explain).',
          'La réponse «\u00a0ok\u00a0: true\u00a0» dit que rien n’a changé depuis. Comparez son numéro d’acte à celui de ce document.',
        ],
      },
      {
        facts: [
          ['Journal', origin],
          ['Point de contrôle', `${size} feuilles, racine\n${root}`],
          [bundle.entries.length > 1 ? 'Places dans le journal' : 'Place dans le journal', places],
          ['Témoins', witnesses.length === 0 ? 'Aucun' : witnesses.join(', ')],
          ['Horodatage (RFC 3161)', bundle.timestamp === null ? 'Non' : 'Oui, sur le point de contrôle'],
          ['Clé du sceau', sealKey(bundle.seal)],
          [
            'Empreinte du sceau (SHA-256)',
            onTwoLines(createHash('sha256').update(bundle.seal).digest('hex')),
          ],
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

function sealKey(seal: string): string {
  const header: unknown = JSON.parse(Buffer.from(seal.split('.')[0] ?? '', 'base64url').toString('utf8'));
  return typeof header === 'object' && header !== null && 'kid' in header ? String(header.kid) : '';
}
