/** How the card is reached. Production refuses whatever could read a card that is none. */
import { z } from 'zod';
import { type Environment, Port, type Rule, Text } from './fields.ts';

export const cardSettings = {
  CARD_DRIVER: z.enum(['vitale2-libre', 'api-lec', 'simulateur']),
  /**
   * vitale2-libre: parts of PC/SC readers' names, the most wanted first, with `;` between them; empty: one that is not
   * for a professional's card. With api-lec, `api_lec.ini` names the reader.
   */
  CARD_READER: z.string().max(200).default(''),
  /** api-lec: the file that says how the licensed library is called (`library-description.ts`). */
  API_LEC_DESCRIPTION: Text.optional(),
  /** Where another daemon than the system's listens. */
  PCSCLITE_CSOCK_NAME: Text.optional(),
  SIMULATEUR_PORT: Port.optional(),
};

export function cardRules(given: Environment): Rule[] {
  const simulated = given['CARD_DRIVER'] === 'simulateur';
  const licensed = given['CARD_DRIVER'] === 'api-lec';
  const admitted = given['DEVICES_SIMULATED'] === 'true';
  return [
    ['SIMULATEUR_PORT', simulated && !given['SIMULATEUR_PORT'], 'exigé avec CARD_DRIVER=simulateur'],
    ['API_LEC_DESCRIPTION', licensed && !given['API_LEC_DESCRIPTION'], 'exigé avec CARD_DRIVER=api-lec'],
    ['DEVICES_SIMULATED', simulated && !admitted, 'true exigé avec CARD_DRIVER=simulateur'],
  ];
}

export function cardProductionRules(given: Environment): Rule[] {
  const reader = given['CARD_READER'] ?? '';
  const named = reader.split(';').some((part) => part.trim() !== '');
  const licensed = given['CARD_DRIVER'] === 'api-lec';
  return [
    ['CARD_DRIVER', given['CARD_DRIVER'] === 'simulateur', 'un lecteur simulé en production'],
    ['CARD_READER', !named && !licensed, 'exigé en production : le nom du lecteur de carte Vitale'],
    ['CARD_READER', /virtual|vpcd/i.test(reader), 'un lecteur virtuel en production'],
  ];
}
