/** RECVITALE: who is this beneficiary of the card in the reader? (dmp-protocol.md §14; order of the WSDL.) */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Nir } from '../../../contract/index.ts';
import { insiDate } from '../names.ts';
import type { Beneficiary } from '../vitale-assertion.ts';
import { insiNamespaces } from '../vocabulary.ts';
import { numberOf } from './contexts.ts';

export interface CardQuestion {
  beneficiary: Beneficiary;
  own: Nir | null;
  /** As INSi writes it; absent: not said. */
  birthName?: string | undefined;
}

export function addCardQuestion(body: XMLBuilder, { beneficiary, own, birthName }: CardQuestion): void {
  const asked = body.ele(insiNamespaces.byCard, 'ins:RECVITALE');
  if (own !== null) asked.ele('ins:MatriculeIndividu').ele('ins:NumIdentifiant').txt(numberOf(own));
  asked.ele('ins:MatriculeOD').ele('ins:NumIdentifiant').txt(numberOf(beneficiary.insured));
  if (birthName !== undefined) asked.ele('ins:NomNaissance').txt(birthName);
  asked.ele('ins:DateNaissance').txt(insiDate(beneficiary.birthDate));
  asked.ele('ins:RangNaissance').txt(`${beneficiary.birthRank}`);
}
