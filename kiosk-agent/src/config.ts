/**
 * The environment, read once and whole: every error is named, production refuses what only a bench may have.
 * Each device's settings and rules are in `config/`.
 */
import { z } from 'zod';
import { cardProductionRules, cardRules, cardSettings } from './config/card-settings.ts';
import { evidenceRules, evidenceSettings } from './config/evidence-settings.ts';
import { BuiltScreen, type Environment, Milliseconds, Port, type Rule, Text } from './config/fields.ts';
import { headsetProductionRules, headsetRules, headsetSettings } from './config/headset-settings.ts';
import { healthSettings } from './config/health-settings.ts';
import { hidProductionRules, hidRules, hidSettings } from './config/hid-settings.ts';
import { printerProductionRules, printerSettings } from './config/printer-settings.ts';
import { serverProductionRules, serverSettings } from './config/server-settings.ts';
import { watchdogRules, watchdogSettings } from './config/watchdog-settings.ts';
import { logLevels } from './log.ts';

const EnvironmentSchema = z.object({
  BORNE_MODE: z.enum(['development', 'production']),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  AGENT_PORT: Port,
  UI_DIST: BuiltScreen,
  PAIRING_TOKEN_FILE: Text,
  DEVICES_SIMULATED: z.enum(['true', 'false']).transform((text) => text === 'true'),
  /** A visit without a touch is wiped after this. */
  IDLE_MS: Milliseconds.default(5 * 60_000),
  ...serverSettings,
  ...evidenceSettings,
  ...cardSettings,
  ...printerSettings,
  ...hidSettings,
  ...headsetSettings,
  ...healthSettings,
  ...watchdogSettings,
});

export type AgentConfig = z.infer<typeof EnvironmentSchema>;

function rules(given: Environment): Rule[] {
  return [
    ...evidenceRules(given),
    ...cardRules(given),
    ...hidRules(given),
    ...headsetRules(given),
    ...watchdogRules(given),
  ];
}

function productionRules(given: Environment): Rule[] {
  return [
    ...cardProductionRules(given),
    ['DEVICES_SIMULATED', given['DEVICES_SIMULATED'] === 'true', 'des appareils simulés en production'],
    ...printerProductionRules(given),
    ...hidProductionRules(given),
    ...headsetProductionRules(given),
    ...serverProductionRules(given),
  ];
}

export type ConfigResult = { ok: true; config: AgentConfig } | { ok: false; problems: string[] };

/** Reads the environment. Each problem names its variable; a value is told only where it is a path. */
export function readConfig(environment: Environment = process.env): ConfigResult {
  const result = EnvironmentSchema.safeParse(environment);
  const issues = result.error?.issues.map((issue) => `${issue.path.join('.')} : ${sentence(issue)}`) ?? [];
  const production = environment['BORNE_MODE'] === 'production' ? productionRules(environment) : [];
  const broken = [...rules(environment), ...production].filter(([, isBroken]) => isBroken);
  const problems = new Set([...issues, ...broken.map(([name, , message]) => `${name} : ${message}`)]);
  if (result.success && problems.size === 0) return { ok: true, config: result.data };
  return { ok: false, problems: [...problems] };
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return 'absent';
  if (issue.code === 'invalid_value') return `attendu ${issue.values.join(' ou ')}`;
  if (issue.code === 'invalid_format' && issue.format === 'url') return 'une adresse http(s)';
  return issue.message;
}
