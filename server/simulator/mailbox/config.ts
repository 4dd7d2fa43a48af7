/** The environment of the simulated mailbox, read once; production is refused. */
import { z } from 'zod';
import { type EnvironmentResult, readEnvironment } from '../own-process.ts';

const port = z.coerce.number().int().min(0).max(65_535);

const Environment = z.object({
  BORNE_MODE: z.literal('development', {
    error: 'la boîte aux lettres simulée ne démarre qu’en mode development',
  }),
  MAILBOX_PORT: port,
  MAILBOX_SMTP_PORT: port,
  /** What the server must show to send an SMS, as to a real provider. */
  MAILBOX_SMS_TOKEN: z.string().min(1),
});
export type Config = z.infer<typeof Environment>;

export function readConfig(environment: NodeJS.ProcessEnv): EnvironmentResult<Config> {
  return readEnvironment(Environment, environment);
}
