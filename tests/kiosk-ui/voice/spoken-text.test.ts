/** What is written and what is said, and whether the engine says it as it should: read from its phonemes. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../kiosk-ui/voice/languages.ts';
import { french } from '../../../kiosk-ui/voice/pronunciation/fr.ts';
import { spokenText } from '../../../kiosk-ui/voice/spoken-text.ts';
import { utterancesOf } from '../../../kiosk-ui/voice/utterances.ts';

test.each([
  ['Est-ce bien vous\u00a0?', 'Est-ce bien vous ?'],
  ['Touchez «\u00a0Ouvrir mon DMP\u00a0».', 'Touchez, Ouvrir mon DMP.'],
  ['N’oubliez pas votre carte', "N'oubliez pas votre carte"],
  ['Pour de l’aide, appelez le\u00a03422.', "Pour de l'aide, appelez le trente-quatre vingt-deux."],
  ['Allez sur monespacesante.fr.', 'Allez sur mon espace santé, point, F, R.'],
  [
    'SIMULATION\u00a0– aucune vraie carte, aucun vrai dossier',
    'Simulation, aucune vraie carte, aucun vrai dossier',
  ],
  ['Ticket n°\u00a012', 'Ticket numéro 12'],
])('« %s » is said « %s »', (written, said) => {
  expect(spokenText(written, french)).toBe(said);
});

test('whatever is written, nothing reaches the engine that it would spell out', () => {
  const piece = fc.constantFrom(
    '«',
    '»',
    '\u00a0',
    '\u202f',
    '’',
    ' – ',
    'oui',
    'n° ',
    '3422',
    '.',
    ' ',
    ',',
    '?',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const said = spokenText(pieces.join(''), french);
      expect(said).not.toMatch(/[«»’\u00a0\u202f°–]| {2}|^ | $/);
    }),
    { numRuns: 2_000 },
  );
});

test('no sentence of the catalogue keeps a sign that is not said', () => {
  for (const language of languages) {
    for (const { spoken } of utterancesOf(language)) expect(spoken).toMatch(/^[\p{L}\d ,.?!:'()-]+$/u);
  }
});

/** Without an ear, the engine's own phonemes (IPA) say what will be heard. */
describe('the engine says', () => {
  test.each([
    ['DMP', 'ˌeˌɛmpˈe'],
    ['Le SAMU', 'samˈy'],
    ['Un soignant peut-il lire', 'pˈøtil'],
    ['N’oubliez', 'nubliˈe'],
    ['le\u00a015', 'kˈɛ̃z'],
    ['le\u00a03422', 'tʁˈɑ̃tkˈatʁ vˈɛ̃tdˈø'],
    ['monespacesante.fr', 'mɔ̃n ɛspˈas sɑ̃tˈe'],
    ['étape 1 sur 3', 'etˈap ˈœ̃ syʁ tʁwˈa'],
    ['carte Vitale', 'vitˈal'],
  ])('« %s » as %s', (written, phonemes) => {
    expect(ipa(spokenText(written, french))).toContain(phonemes);
  });

  test.each([
    'E ə',
    'G ʒe',
    'H aʃ',
    'J ʒi',
    'K ka',
    'M ɛm',
    'Q ky',
    'R ɛʁ',
    'W dubləve',
    'X iks',
    'Y iɡʁɛk',
    'Z zɛd',
  ])('the letter and its name: %s', (pair) => {
    const [letter = '', name = ''] = pair.split(' ');
    expect(ipa(letter).replace(/[ˈˌ]/g, '')).toBe(name);
  });
});

function ipa(text: string): string {
  return execFileSync('espeak-ng', ['-v', 'fr', '-q', '--ipa', '-b', '1', '--stdin'], { input: text })
    .toString('utf8')
    .trim();
}
