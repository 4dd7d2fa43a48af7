/** What the virtual card is told by its environment. */
import { z } from 'zod';

const Port = z.coerce.number().int().max(65_535);

const Environment = z.object({
  BORNE_MODE: z.literal('development', 'la carte virtuelle refuse de tourner hors du développement'),
  VPCD_PORT: Port.min(1),
  CARD_OPERATOR_PORT: Port.min(0),
  /** No hand is faster. And pcscd, which looks every 400 ms, would take two cards for one; tests let it look oftener. */
  VPCD_SWAP_MS: z.coerce.number().int().min(0).default(500),
});

export interface VirtualCardConfig {
  /** Where the reader listens, on 127.0.0.1: pcscd's vpcd, or the agent's driver `simulateur`. */
  readerPort: number;
  operatorPort: number;
  /** The shortest time between a card that leaves and the next one. */
  shortestSwapMs: number;
}

/** The configuration, or one line that says everything that is wrong with it. */
export function readConfig(environment: NodeJS.ProcessEnv): VirtualCardConfig | string {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${issue.path.join('.')} : ${issue.message}`).join(' ; ');
  }
  const { VPCD_PORT, CARD_OPERATOR_PORT, VPCD_SWAP_MS } = parsed.data;
  return { readerPort: VPCD_PORT, operatorPort: CARD_OPERATOR_PORT, shortestSwapMs: VPCD_SWAP_MS };
}
