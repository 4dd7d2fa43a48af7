/**
 * Turkish, from the French reference: formal and polite (siz). French proper names stay as they are written on the card
 * and on the signs, and are explained once (carte Vitale, DMP, SAMU, Mon espace santé).
 */
import type { TextReview } from '@borne/kiosk-agent/contract';
import type { Messages } from './message.ts';
import { arrival } from './tr/arrival.ts';
import { decision } from './tr/decision.ts';
import { ending } from './tr/ending.ts';
import { explanation } from './tr/explanation.ts';
import { overlays } from './tr/overlays.ts';

export * from './tr/controls.ts';

export const review: TextReview = { status: 'not-reviewed', needs: 'native-reader' };

export const messages: Messages = { ...arrival, ...explanation, ...decision, ...ending, ...overlays };
