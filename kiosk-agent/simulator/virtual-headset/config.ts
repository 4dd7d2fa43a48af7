/** What the virtual headset is told by its environment. */
import { z } from 'zod';

const Port = z.coerce.number().int().min(0).max(65_535);

const Environment = z.object({
  BORNE_MODE: z.literal('development', 'le casque virtuel refuse de tourner hors du développement'),
  /** 0: any free port. */
  VIRTUAL_HEADSET_PORT: Port,
  HEADSET_OPERATOR_PORT: Port,
});

export interface VirtualHeadsetConfig {
  socketPort: number;
  operatorPort: number;
}

/** The configuration, or one line that says everything that is wrong with it. */
export function readConfig(environment: NodeJS.ProcessEnv): VirtualHeadsetConfig | string {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${issue.path.join('.')} : ${issue.message}`).join(' ; ');
  }
  return { socketPort: parsed.data.VIRTUAL_HEADSET_PORT, operatorPort: parsed.data.HEADSET_OPERATOR_PORT };
}
