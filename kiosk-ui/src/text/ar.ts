/**
 * Modern standard Arabic, from the French reference: formal, short, read from right to left. French proper names are
 * given in Arabic letters and, once, as they are written on the card and on the signs. Figures are the Western ones,
 * as on the card and on the tickets. Arabic signs only: ، ؟ « ».
 */

import type { TextReview } from '@borne/kiosk-agent/contract';
import { arrival } from './ar/arrival.ts';
import { decision } from './ar/decision.ts';
import { ending } from './ar/ending.ts';
import { explanation } from './ar/explanation.ts';
import { overlays } from './ar/overlays.ts';
import type { Messages } from './message.ts';

export * from './ar/controls.ts';

export const review: TextReview = { status: 'not-reviewed', needs: 'native-reader' };

export const messages: Messages = { ...arrival, ...explanation, ...decision, ...ending, ...overlays };
