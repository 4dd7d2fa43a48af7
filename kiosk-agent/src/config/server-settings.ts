/** How the kiosk reaches its server, and as whom. */
import { z } from 'zod';
import { type Environment, Pem, type Rule } from './fields.ts';

export const serverSettings = {
  SERVER_URL: z.url({ protocol: /^https?$/ }).refine(isOrigin, 'https://hôte:port, sans chemin'),
  SERVER_CA: Pem,
  KIOSK_CERT: Pem,
  KIOSK_KEY: Pem,
};

function isOrigin(url: string): boolean {
  // What is no address at all is told by the rule before.
  return !URL.canParse(url) || new URL(url).href === `${new URL(url).origin}/`;
}

export function serverProductionRules(given: Environment): Rule[] {
  return [['SERVER_URL', !given['SERVER_URL']?.startsWith('https://'), 'https exigé en production']];
}
