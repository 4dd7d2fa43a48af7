/** What the virtual card is told by its environment. */
import { z } from 'zod';

const Port = z.coerce.number().int().max(65_535);

const Environment = z.object({
  BORNE_MODE: z.literal('development', 'la carte virtuelle refuse de tourner hors du développement'),
  VPCD_PORT: Port.min(1),
  CARD_OPERATOR_PORT: Port.min(0),
});

export interface VirtualCardConfig {
  /** Where the reader listens, on 127.0.0.1: pcscd's vpcd, or the agent's driver `simulateur`. */
  readerPort: number;
  operatorPort: number;
}

/** The configuration, or one line that says everything that is wrong with it. */
export function readConfig(environment: NodeJS.ProcessEnv): VirtualCardConfig | string {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${issue.path.join('.')} : ${issue.message}`).join(' ; ');
  }
  return { readerPort: parsed.data.VPCD_PORT, operatorPort: parsed.data.CARD_OPERATOR_PORT };
}
