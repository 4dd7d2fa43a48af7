/** The environment of the simulator, read once. Every error is listed; production is refused. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type EnvironmentResult, readEnvironment } from './own-process.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const pemFile = z.string().transform((path, context) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    context.addIssue({ code: 'custom', message: 'fichier illisible' });
    return z.NEVER;
  }
});

const statusName = z.string().regex(/^[A-Za-z]{1,60}$/);

const Environment = z.object({
  BORNE_MODE: z.literal('development', { error: 'le simulateur ne démarre qu’en mode development' }),
  NATIONAL_PORT: port,
  NATIONAL_CERT: pemFile,
  NATIONAL_KEY: pemFile,
  NATIONAL_CLIENT_CA: pemFile,
  /** A certificate that no client should believe, for the mode wrong-certificate; absent: that mode is refused. */
  NATIONAL_OTHER_CERT: pemFile.optional(),
  NATIONAL_OTHER_KEY: pemFile.optional(),
  NATIONAL_OPERATOR_PORT: port,
  NATIONAL_STATE_FILE: z.string().min(1),
  NATIONAL_REGIME: z.enum(['consent-2016', 'mes-2022']).default('consent-2016'),
  /** 2010: the specific services with TD1.5a, b and d. 2024: the annex of 11/06/2024, where they are no more. */
  NATIONAL_WSDL: z.enum(['2010', '2024']).default('2010'),
  /** Statuses whose real names are not public: ours say that they are simulated. */
  NATIONAL_NO_ACCESS_STATUS: statusName.default('DMPPatientAccessNotFoundSimulated'),
  NATIONAL_NO_CHANNEL_STATUS: statusName.default('DMPPatientAccessOTPNotFoundSimulated'),
  /**
   * faithful: as the official samples: answers 315 name no patient, TD1.3a repeats each telecom, TD1.5d succeeds under
   * the Action of a fault. strict: as the schemas want it.
   */
  NATIONAL_ANSWERS: z.enum(['faithful', 'strict']).default('faithful'),
  /** How far the IssueInstant of a VIHF may be from now; the real window is not public. */
  NATIONAL_VIHF_WINDOW_S: z.coerce.number().positive().default(300),
  /** In years, where the simulator counts it; what the real service does with an age is not public. */
  NATIONAL_MAJORITY_AGE: z.coerce.number().int().min(16).max(21).default(18),
  /** Absent folder: messages are judged by our own rules alone, and the start says so. */
  HL7V3_SCHEMAS: z.string().default(resolve(import.meta.dirname, '../../../shared/schemas/hl7v3-2009')),
});
export type Config = z.infer<typeof Environment>;

export function readConfig(environment: NodeJS.ProcessEnv): EnvironmentResult<Config> {
  return readEnvironment(Environment, environment);
}
