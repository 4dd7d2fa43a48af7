/** What the virtual USB devices are told by their environment. */
import { z } from 'zod';

const Port = z.coerce.number().int().min(0).max(65_535);

const Environment = z.object({
  BORNE_MODE: z.literal(
    'development',
    'les appareils USB virtuels refusent de tourner hors du développement',
  ),
  /** 0: any free port. */
  VIRTUAL_HID_PORT: Port,
  HID_OPERATOR_PORT: Port,
});

export interface VirtualHidConfig {
  hidPort: number;
  operatorPort: number;
}

/** The configuration, or one line that says everything that is wrong with it. */
export function readConfig(environment: NodeJS.ProcessEnv): VirtualHidConfig | string {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${issue.path.join('.')} : ${issue.message}`).join(' ; ');
  }
  return { hidPort: parsed.data.VIRTUAL_HID_PORT, operatorPort: parsed.data.HID_OPERATOR_PORT };
}
