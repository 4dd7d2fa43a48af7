/** What only an answer of INSi can be wrong in: another person, a number that is none, two people for one. Pure. */
import { type Recipe, refused, swap } from './recipe.ts';

const inside = (name: string) => new RegExp(`(?<=<${name}>)[^<]*`);
const person = /<INDIVIDU>.*<\/INDIVIDU>/s;
const twice = (pattern: RegExp) => (xml: string) => xml.replace(pattern, (found) => found + found);

export const insiAnswerRecipes: readonly Recipe[] = [
  refused(
    'the answer to another message',
    swap(/(?<=urn:uuid:)[^<]*/, '00000000-0000-4000-8000-000000000000'),
  ),
  refused('an answer to nothing', swap(/urn:uuid:[^<]*/, '')),
  ...['01', '02', '0', '', '00 x', 'OK'].map((code) =>
    refused(`one person under the code « ${code} »`, swap(inside('CodeCR'), code)),
  ),
  refused('no report', swap(/<CR>.*<\/CR>/s, '')),
  refused('two reports', twice(/<CR>.*<\/CR>/s)),
  refused('found, and nobody', swap(person, '')),
  refused('found, and two people', twice(person)),
  refused('another birth name', swap(inside('NomNaissance'), 'DUPONT')),
  refused('another given name', swap(inside('ListePrenom'), 'ANGE')),
  refused('another sex', swap(inside('Sexe'), 'M')),
  refused('a sex that is none', swap(inside('Sexe'), 'X')),
  refused('another birth date', swap(inside('DateNaissance'), '1955-08-13')),
  refused('a birth place that prints', swap(inside('LieuNaissance'), '&#x85;1416')),
  refused('a key of another number', swap(inside('Cle'), '01')),
  refused('no key', swap(inside('Cle'), '')),
  refused('a number in other digits', swap(inside('NumIdentifiant'), '25508141680２5')),
  refused('a number too long', swap(inside('NumIdentifiant'), '2550814168025380')),
  refused('two numbers', twice(/<INSACTIF>.*<\/INSACTIF>/s)),
  refused('no number', swap(/<INSACTIF>.*<\/INSACTIF>/s, '')),
  refused('a number of no kind', swap(inside('OID'), '1.2.3')),
  refused('the number in a foreign namespace', swap('<INSACTIF>', '<INSACTIF xmlns="urn:x">')),
];
