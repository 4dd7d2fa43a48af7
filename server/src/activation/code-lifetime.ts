/** How long an activation code lives, in days: six weeks is what the law of 2022 gives people to answer. */
import type { Regime } from '../../contract/index.ts';

export const codeLifetimeDays: Record<Regime, number> = { 'consent-2016': 30, 'mes-2022': 42 };
