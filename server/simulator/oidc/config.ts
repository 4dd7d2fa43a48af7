/** The environment of the simulated providers of identity, read once; production is refused. */
import { z } from 'zod';
import { type EnvironmentResult, readEnvironment } from '../own-process.ts';

const port = z.coerce.number().int().min(0).max(65_535);

const Environment = z.object({
  BORNE_MODE: z.literal('development', {
    error: 'les fournisseurs d’identité simulés ne démarrent qu’en mode development',
  }),
  OIDC_PSC_PORT: port,
  OIDC_CPAM_PORT: port,
  /** What the server must show, as to the real ones. */
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(16),
  /** How long a request waits for the phone. */
  OIDC_PHONE_SECONDS: z.coerce.number().int().min(1).max(600).default(120),
});
export type Config = z.infer<typeof Environment>;

export function readConfig(environment: NodeJS.ProcessEnv): EnvironmentResult<Config> {
  return readEnvironment(Environment, environment);
}
