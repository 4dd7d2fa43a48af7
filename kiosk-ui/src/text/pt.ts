/**
 * Portuguese of Portugal, from the French reference: formal and polite (third person). French proper names stay as they
 * are written on the card and on the signs, and are explained once (carte Vitale, DMP, SAMU, Mon espace santé).
 */
import type { TextReview } from '@borne/kiosk-agent/contract';
import type { Messages } from './message.ts';
import { arrival } from './pt/arrival.ts';
import { decision } from './pt/decision.ts';
import { ending } from './pt/ending.ts';
import { explanation } from './pt/explanation.ts';
import { overlays } from './pt/overlays.ts';

export * from './pt/controls.ts';

export const review: TextReview = { status: 'not-reviewed', needs: 'native-reader' };

export const messages: Messages = { ...arrival, ...explanation, ...decision, ...ending, ...overlays };
