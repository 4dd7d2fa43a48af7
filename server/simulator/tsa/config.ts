/** The environment of the simulated time-stamping authority, read once; production is refused. */
import { z } from 'zod';
import { type EnvironmentResult, readEnvironment } from '../own-process.ts';

const Environment = z.object({
  BORNE_MODE: z.literal('development', {
    error: 'l’autorité d’horodatage simulée ne démarre qu’en mode development',
  }),
  TSA_PORT: z.coerce.number().int().min(0).max(65_535),
  /** Holds its keys, made at the first start: whoever verifies must find the same authority tomorrow. */
  TSA_DIRECTORY: z.string().min(1),
});
export type Config = z.infer<typeof Environment>;

export function readConfig(environment: NodeJS.ProcessEnv): EnvironmentResult<Config> {
  return readEnvironment(Environment, environment);
}
