/** What is written and what is said, and whether the engine says it as it should: read from its phonemes. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spokenLanguages } from '../../../kiosk-ui/voice/languages.ts';
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
    '“',
    '”',
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
      expect(said).not.toMatch(/[«»“”’\u00a0\u202f°–]| {2}|^[ ,]| $/);
    }),
    { numRuns: 2_000 },
  );
});

test('no sentence of the catalogue keeps a sign that is not said', () => {
  for (const language of spokenLanguages) {
    for (const { spoken } of utterancesOf(language)) expect(spoken).toMatch(/^[\p{L}\p{M}\d ,.?!:'()،؟-]+$/u);
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

describe('another language says French names as they are heard in France', () => {
  test.each([
    ['en', 'Put in your health card, the carte Vitale.', 'kˈɑːt vˈiː tˈal'],
    ['en', 'For help, call 3422.', 'θɹˈiː fˈɔː'],
    ['en', 'Touch “Start”.', 'tˈʌtʃ'],
    ['pt', 'Insira a sua carte Vitale', 'vitˈɑl'],
    ['pt', 'Para ter ajuda, ligue 3422.', 'tɹˈiŋtɐ'],
    ['tr', 'Carte Vitale kartınızı takın', 'kˈart vitˈaɫ'],
    ['tr', 'Biri 15’i arıyor', 'ˈɔn beʃˈɪ'],
    ['tr', 'adım 2 / 5', 'tɔpɫˈam bˈɛʃ'],
    ['ar', 'ملفك DMP مفتوح.', 'dˈiː ʔˈim bˈiː'],
    ['ar', 'ملفك الصحي', 'malˈaff'],
  ])('%s: « %s »', (language, written, phonemes) => {
    const { pronunciation, espeakVoice } =
      spokenLanguages.find((spoken) => spoken.language === language) ?? expect.unreachable();
    expect(ipa(spokenText(written, pronunciation), espeakVoice)).toContain(phonemes);
  });

  test('in Arabic no letter is left that the engine would hand to another language', () => {
    const arabic = spokenLanguages.find(({ language }) => language === 'ar') ?? expect.unreachable();
    const lines = utterancesOf(arabic).filter(({ kind }) => kind === 'lines');
    expect(lines.filter(({ spoken }) => /\p{Script=Latin}/u.test(spoken))).toEqual([]);
  });
});

function ipa(text: string, voice = 'fr'): string {
  return execFileSync('espeak-ng', ['-v', voice, '-q', '--ipa', '-b', '1', '--stdin'], { input: text })
    .toString('utf8')
    .trim();
}
