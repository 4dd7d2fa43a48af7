/** RECSANSVITALE: who bears these traits? (dmp-protocol.md §14; order of the WSDL.) */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Sex } from '../insi.ts';
import { insiNamespaces } from '../vocabulary.ts';

/** Everything as INSi writes it (names.ts). */
export interface TraitsQuestion {
  birthName: string;
  givenNames: string;
  sex: Sex;
  birthDate: string;
  birthPlace?: string | undefined;
}

export function addTraitsQuestion(body: XMLBuilder, question: TraitsQuestion): void {
  const asked = body.ele(insiNamespaces.byTraits, 'ins:RECSANSVITALE');
  asked.ele('ins:NomNaissance').txt(question.birthName);
  asked.ele('ins:Prenom').txt(question.givenNames);
  asked.ele('ins:Sexe').txt(question.sex);
  asked.ele('ins:DateNaissance').txt(question.birthDate);
  if (question.birthPlace !== undefined) asked.ele('ins:LieuNaissance').txt(question.birthPlace);
}
