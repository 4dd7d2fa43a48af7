/** The only file of the virtual printer that reads the environment. */
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

const EnvironmentSchema = z.object({
  BORNE_MODE: z.literal('development', {
    error:
      'BORNE_MODE must be "development": the virtual printer is a double, and production refuses doubles.',
  }),
  /** 0: any free port. */
  VIRTUAL_PRINTER_PORT: port,
  /** Any address of this machine's own: a client that always dials port 9100 finds a free one there. */
  VIRTUAL_PRINTER_HOST: z
    .string()
    .regex(/^127(\.\d{1,3}){3}$/, 'an address of loopback')
    .default('127.0.0.1'),
  VIRTUAL_PRINTER_OPERATOR_PORT: port,
});

export interface VirtualPrinterConfig {
  printerHost: string;
  printerPort: number;
  operatorPort: number;
}

export type ConfigReading = { ok: true; config: VirtualPrinterConfig } | { ok: false; faults: string[] };

/** Reads everything at once, so that all errors are told together. */
export function readConfig(): ConfigReading {
  const parsed = EnvironmentSchema.safeParse(process.env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    return { ok: false, faults };
  }
  const { VIRTUAL_PRINTER_HOST, VIRTUAL_PRINTER_PORT, VIRTUAL_PRINTER_OPERATOR_PORT } = parsed.data;
  return {
    ok: true,
    config: {
      printerHost: VIRTUAL_PRINTER_HOST,
      printerPort: VIRTUAL_PRINTER_PORT,
      operatorPort: VIRTUAL_PRINTER_OPERATOR_PORT,
    },
  };
}
