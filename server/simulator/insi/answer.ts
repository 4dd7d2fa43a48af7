/** RESULTAT as the public samples write it: no header at all, unless the answer is meant for somebody else. */
import { randomUUID } from 'node:crypto';
import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { insTestOid, ns } from '../vocabulary.ts';
import type { RegisteredPerson } from './people.ts';

export function resultAnswer(
  people: readonly RegisteredPerson[],
  { misaddressed }: { misaddressed: boolean },
): string {
  const envelope = create({ version: '1.0', encoding: 'UTF-8' }).ele(ns.soap, 'soap:Envelope');
  if (misaddressed) envelope.ele('soap:Header').ele(ns.wsa, 'wsa:RelatesTo').txt(`uuid:${randomUUID()}`);
  const result = envelope.ele('soap:Body').ele(ns.insResult, 'RESULTAT');
  const [only] = people;
  addReport(result, people.length);
  if (only && people.length === 1) addPerson(result.ele('INDIVIDU'), only);
  return envelope.end({ wellFormed: true });
}

/** The wording of 01 is not public. */
function addReport(result: XMLBuilder, count: number): void {
  const [code, words] =
    count === 1
      ? ['00', 'OK']
      : count === 0
        ? ['01', 'Aucune identite trouvee']
        : ['02', 'Plusieurs identites trouvees'];
  const report = result.ele('CR');
  report.ele('CodeCR').txt(code);
  report.ele('LibelleCR').txt(words);
}

function addPerson(told: XMLBuilder, person: RegisteredPerson): void {
  const oid = person.oid ?? insTestOid;
  addMatricule(told.ele('INSACTIF'), person.matricule, oid);
  for (const former of person.former) addMatricule(told.ele('INSHISTO'), former, oid);
  const traits = told.ele('TIQ');
  traits.ele('NomNaissance').txt(person.birthName);
  traits.ele('ListePrenom').txt(person.givenNames.join(' '));
  traits.ele('Sexe').txt(person.sex);
  traits.ele('DateNaissance').txt(person.birthDate);
  traits.ele('LieuNaissance').txt(person.birthPlace);
}

function addMatricule(told: XMLBuilder, matricule: string, oid: string): void {
  const id = told.ele('IdIndividu');
  id.ele('NumIdentifiant').txt(matricule.slice(0, 13));
  id.ele('Cle').txt(matricule.slice(13));
  told.ele('OID').txt(oid);
}
