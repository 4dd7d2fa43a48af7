/** What the bench is told by its environment. */
import { z } from 'zod';

const Port = z.coerce.number().int().min(0).max(65_535);

const Environment = z.object({
  BORNE_MODE: z.literal('development', 'le banc d’essai refuse de tourner hors du développement'),
  BENCH_PORT: Port,
  CARD_OPERATOR_PORT: Port,
  VIRTUAL_PRINTER_OPERATOR_PORT: Port,
  NATIONAL_OPERATOR_PORT: Port,
  HID_OPERATOR_PORT: Port,
  HEADSET_OPERATOR_PORT: Port,
  AGENT_URL: z.url(),
  PAIRING_TOKEN_FILE: z.string().min(1),
});

export interface BenchConfig {
  port: number;
  operators: { card: string; printer: string; national: string; usb: string; headset: string };
  agentUrl: string;
  pairingTokenFile: string;
}

/** The configuration, or one line that says everything that is wrong with it. */
export function readConfig(environment: NodeJS.ProcessEnv): BenchConfig | string {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${issue.path.join('.')} : ${issue.message}`).join(' ; ');
  }
  const at = (port: number): string => `http://127.0.0.1:${port}`;
  const data = parsed.data;
  return {
    port: data.BENCH_PORT,
    operators: {
      card: at(data.CARD_OPERATOR_PORT),
      printer: at(data.VIRTUAL_PRINTER_OPERATOR_PORT),
      national: at(data.NATIONAL_OPERATOR_PORT),
      usb: at(data.HID_OPERATOR_PORT),
      headset: at(data.HEADSET_OPERATOR_PORT),
    },
    agentUrl: data.AGENT_URL,
    pairingTokenFile: data.PAIRING_TOKEN_FILE,
  };
}
