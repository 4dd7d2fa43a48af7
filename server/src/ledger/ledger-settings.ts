/** The ledger's part of the environment, read by config.ts. */
import { z } from 'zod';
import { isLoopback } from '../http/loopback.ts';
import { isOwnKeyName, parseVkey, signatureTypes, type VerifierKey } from './verifier-key.ts';
import { type WitnessSetting, WitnessSettingSchema } from './witness-client.ts';

/** So many cosignatures fit a bundle and its policy (server/contract/evidence/policy.ts). */
const mostWitnesses = 16;

const Words = z.string().transform((text) => text.split(/\s+/).filter(Boolean));

const LogKey = z.string().transform((text, context): VerifierKey => {
  const key = parseVkey(text);
  if (key?.type === signatureTypes.log) return key;
  context.addIssue({ code: 'custom', message: 'une clé de journal (vkey de type 01)' });
  return z.NEVER;
});

export const ledgerFields = {
  /** Name of the ledger's key and first line of its checkpoints: a URL without its scheme. For ever. */
  LEDGER_ORIGIN: z.string().refine(isOwnKeyName, 'un nom en ASCII, sans espace ni signe plus'),
  /** `vkey@address` of each, separated by spaces. */
  LEDGER_WITNESSES: Words.pipe(
    z
      .array(WitnessSettingSchema)
      .max(mostWitnesses, `${mostWitnesses} témoins au plus`)
      .refine(namesDiffer, 'deux témoins du même nom'),
  ).default([]),
  /** Where checkpoints are stamped (RFC 3161). */
  LEDGER_TSA_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** How long one look at everything takes, when it can; what a statement changes is found within a quarter of it and a look. */
  LEDGER_WATCH_SECONDS: z
    .string()
    .regex(/^\d{1,2}$/, 'des secondes')
    .transform(Number)
    .refine((seconds) => seconds >= 1 && seconds <= 50, 'de 1 à 50 secondes')
    .default(40),
  /** vkeys of the past, of the same name, whose checkpoints still stand. */
  LEDGER_FORMER_KEYS: Words.pipe(z.array(LogKey).max(64)).default([]),
};

interface Given {
  LEDGER_ORIGIN: string;
  LEDGER_WITNESSES: WitnessSetting[];
  LEDGER_TSA_URL?: string | undefined;
  LEDGER_FORMER_KEYS: VerifierKey[];
}

type Rule = [name: string, broken: boolean, message: string];

export function ledgerRules({ LEDGER_ORIGIN, LEDGER_FORMER_KEYS }: Given): Rule[] {
  const strangers = LEDGER_FORMER_KEYS.some(({ name }) => name !== LEDGER_ORIGIN);
  return [['LEDGER_FORMER_KEYS', strangers, 'des clés du nom de LEDGER_ORIGIN']];
}

/** A history that nobody else has seen, or that only a simulator has dated, proves nothing to others. */
export function productionLedgerRules({ LEDGER_WITNESSES, LEDGER_TSA_URL: tsa }: Given): Rule[] {
  return [
    ['LEDGER_WITNESSES', LEDGER_WITNESSES.length === 0, 'au moins un témoin, exigé en production'],
    ['LEDGER_TSA_URL', tsa === undefined, 'exigé en production'],
    [
      'LEDGER_TSA_URL',
      tsa !== undefined && isLoopback(new URL(tsa).hostname),
      'un simulateur (boucle locale) en production',
    ],
  ];
}

function namesDiffer(witnesses: WitnessSetting[]): boolean {
  return new Set(witnesses.map(({ key }) => key.name)).size === witnesses.length;
}
