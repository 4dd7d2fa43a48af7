/** What the installer reads after a trial scan: never a word of what was scanned. */
import type { ScanOutcome } from './scan-desk.ts';
import type { Symbology } from './symbology.ts';

const nbsp = '\u00a0';

export function scanSentence(outcome: ScanOutcome): string {
  if (outcome.kind === 'ins-refused') return insRefused(outcome.reason);
  if (outcome.kind === 'not-understood') return `Code lu${nbsp}: ${symbologies[outcome.symbology]}`;
  return sentences[outcome.kind];
}

const sentences = {
  ins: 'Code INS lu entièrement. Il n’est pas signé, il ne prouve donc pas l’identité.',
  apcv: 'Code QR lu. S’il vient de l’appli carte Vitale, seul un pilote sous licence peut le comprendre.',
  dropped: 'La lecture a été interrompue. Présentez de nouveau le code, sans bouger.',
  busy: 'La lecture précédente n’est pas terminée. Attendez quelques secondes.',
} as const;

const symbologies: Record<Symbology, string> = {
  qr: 'un code QR.',
  datamatrix: 'un datamatrix.',
  'gs1-datamatrix': 'un datamatrix de produit (GS1). La borne ne s’en sert pas.',
  'code-128': 'un code-barres (Code 128). La borne ne s’en sert pas.',
  ean: 'un code-barres de produit (EAN). La borne ne s’en sert pas.',
  pdf417: 'un code PDF417. La borne ne s’en sert pas.',
  other: 'd’une sorte dont la borne ne se sert pas.',
  'no-identifier': 'mais sans son genre. Réglez le lecteur pour qu’il transmette l’identifiant AIM.',
};

function insRefused(reason: (ScanOutcome & { kind: 'ins-refused' })['reason']): string {
  if (reason === 'no-separator') {
    return `Code INS lu sans ses séparateurs. Réglez le lecteur pour qu’il transmette le caractère GS (ASCII${nbsp}29).`;
  }
  if (reason === 'not-real') return 'Code INS d’essai ou de démonstration. La borne le refuse en service.';
  if (reason === '2d-doc') return 'Document 2D-Doc. La borne ne s’en sert pas.';
  if (reason === 'number') return 'Code INS dont le numéro est faux.';
  return 'Datamatrix lu, mais ce n’est pas un code INS valable.';
}
