/** How the card is reached. Production refuses whatever could read a card that is none. */
import { z } from 'zod';
import { type Environment, Port, type Rule, Text } from './fields.ts';

export const cardSettings = {
  CARD_DRIVER: z.enum(['vitale2-libre', 'simulateur']),
  /** Part of the PC/SC reader's name; empty: the first that is not for a professional's card. */
  CARD_READER: z.string().max(200).default(''),
  /** Where another daemon than the system's listens. */
  PCSCLITE_CSOCK_NAME: Text.optional(),
  SIMULATEUR_PORT: Port.optional(),
};

export function cardRules(given: Environment): Rule[] {
  const simulated = given['CARD_DRIVER'] === 'simulateur';
  const admitted = given['DEVICES_SIMULATED'] === 'true';
  return [
    ['SIMULATEUR_PORT', simulated && !given['SIMULATEUR_PORT'], 'exigé avec CARD_DRIVER=simulateur'],
    ['DEVICES_SIMULATED', simulated && !admitted, 'true exigé avec CARD_DRIVER=simulateur'],
  ];
}

export function cardProductionRules(given: Environment): Rule[] {
  const reader = given['CARD_READER'] ?? '';
  return [
    ['CARD_DRIVER', given['CARD_DRIVER'] === 'simulateur', 'un lecteur simulé en production'],
    ['CARD_READER', reader === '', 'exigé en production : le nom du lecteur de carte Vitale'],
    ['CARD_READER', /virtual|vpcd/i.test(reader), 'un lecteur virtuel en production'],
  ];
}
