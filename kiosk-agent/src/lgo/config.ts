/** What the counter's process is told by its environment. Filling is off unless it is asked for by name. */
import { z } from 'zod';
import { type Environment, Port, type Rule, Text } from '../config/fields.ts';
import { logLevels } from '../log.ts';
import { automationDrivers } from './automation/desktop-automation.ts';
import { type LgoProfile, readProfile } from './profile.ts';

const Profile = z.string().transform((nameOrPath, context): LgoProfile => {
  const reading = readProfile(nameOrPath);
  if (reading.ok) return reading.profile;
  context.addIssue({ code: 'custom', message: reading.problem });
  return z.NEVER;
});

const EnvironmentSchema = z.object({
  BORNE_MODE: z.enum(['development', 'production']),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  /** 0: any free one. */
  LGO_PORT: Port,
  LGO_DRIVER: z.enum(automationDrivers).default('off'),
  /** A built-in name, or the path of a JSON file. */
  LGO_PROFILE: z.string().default('ins-datamatrix').pipe(Profile),
  LGO_TOKEN_FILE: Text,
  /** SIMULATEUR: invented people are offered. */
  LGO_DEMO: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true'),
  /** SIMULATEUR: where the simulated form is driven. */
  LGO_FORM_OPERATOR_PORT: Port.optional(),
});

export type LgoConfig = z.infer<typeof EnvironmentSchema> & {
  /** What leads a child to the desktop and the clipboard, and nothing else of our environment. */
  environment: Record<string, string>;
};

const desktopVariables = ['DISPLAY', 'XAUTHORITY', 'PATH', 'HOME', 'SYSTEMROOT', 'TEMP', 'USERPROFILE'];

function rules(given: Environment): Rule[] {
  const driver = automationDrivers.find((name) => name === given['LGO_DRIVER']) ?? 'off';
  const reading = readProfile(given['LGO_PROFILE'] ?? 'ins-datamatrix');
  const hasForm = !reading.ok || reading.profile.form !== undefined;
  const wantsDisplay = process.platform === 'linux' && (driver === 'nut' || driver === 'clipboard-only');
  return [
    [
      'LGO_PROFILE',
      driver !== 'off' && !hasForm,
      `ce profil n’a pas de formulaire, LGO_DRIVER=${driver} en veut un`,
    ],
    [
      'LGO_FORM_OPERATOR_PORT',
      driver === 'simulated' && !given['LGO_FORM_OPERATOR_PORT'],
      'exigé avec LGO_DRIVER=simulated',
    ],
    ['DISPLAY', wantsDisplay && !given['DISPLAY'], `exigé avec LGO_DRIVER=${driver} : aucun bureau ici`],
  ];
}

function productionRules(given: Environment): Rule[] {
  return [
    ['LGO_DRIVER', given['LGO_DRIVER'] === 'simulated', 'un LGO simulé en production'],
    ['LGO_PROFILE', given['LGO_PROFILE'] === 'lgo-simule', 'un LGO simulé en production'],
    ['LGO_DEMO', given['LGO_DEMO'] === 'true', 'des personnes inventées en production'],
  ];
}

export type ConfigResult = { ok: true; config: LgoConfig } | { ok: false; problems: string[] };

/** Reads the environment. Each problem names its variable; a value is told only where it is a path or a port. */
export function readConfig(given: Environment = process.env): ConfigResult {
  const result = EnvironmentSchema.safeParse(given);
  const issues = result.error?.issues.map((issue) => `${issue.path.join('.')} : ${sentence(issue)}`) ?? [];
  const production = given['BORNE_MODE'] === 'production' ? productionRules(given) : [];
  const broken = [...rules(given), ...production].filter(([, isBroken]) => isBroken);
  const problems = [...issues, ...broken.map(([name, , message]) => `${name} : ${message}`)];
  if (!result.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, config: { ...result.data, environment: desktopEnvironment(given) } };
}

function desktopEnvironment(given: Environment): Record<string, string> {
  return Object.fromEntries(
    desktopVariables.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  );
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return 'absent';
  return issue.code === 'invalid_value' ? `attendu ${issue.values.join(' ou ')}` : issue.message;
}
