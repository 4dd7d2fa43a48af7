/** The only file of the simulated LGO that reads the environment. */
import { z } from 'zod';

const Port = z
  .string()
  .regex(/^\d{1,5}$/, 'un port')
  .transform(Number)
  .refine((port) => port <= 65_535, 'un port');

const EnvironmentSchema = z.object({
  BORNE_MODE: z.literal('development', 'le LGO simulé refuse de tourner hors du développement'),
  /** 0: any free port. */
  LGO_FORM_PORT: Port,
  LGO_FORM_OPERATOR_PORT: Port,
});

export interface LgoFormConfig {
  port: number;
  operatorPort: number;
}

/** The configuration, or one line that says everything that is wrong with it. */
export function readConfig(environment: NodeJS.ProcessEnv): LgoFormConfig | string {
  const parsed = EnvironmentSchema.safeParse(environment);
  if (parsed.success) {
    return { port: parsed.data.LGO_FORM_PORT, operatorPort: parsed.data.LGO_FORM_OPERATOR_PORT };
  }
  return parsed.error.issues.map(({ path, message }) => `${path.join('.')} : ${message}`).join(' ; ');
}
