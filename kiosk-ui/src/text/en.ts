/**
 * English, from the French reference: British spelling, short and polite. French proper names stay as they are written
 * on the card and on the signs, and are explained once (carte Vitale, DMP, SAMU, Mon espace santé).
 */
import type { TextReview } from '@borne/kiosk-agent/contract';
import { arrival } from './en/arrival.ts';
import { decision } from './en/decision.ts';
import { ending } from './en/ending.ts';
import { explanation } from './en/explanation.ts';
import { overlays } from './en/overlays.ts';
import type { Messages } from './message.ts';

export * from './en/controls.ts';

export const review: TextReview = { status: 'not-reviewed', needs: 'native-reader' };

export const messages: Messages = { ...arrival, ...explanation, ...decision, ...ending, ...overlays };
