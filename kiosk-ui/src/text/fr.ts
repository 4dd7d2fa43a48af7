/**
 * Every sentence of the screens, in French: « vous », one idea a sentence, ’ and no-break spaces (written \u00a0, so
 * that they can be seen). The texts of explain*, decide, the two choices and review are what the patient consents to:
 * changing one changes the digest sent with the consent (notice.ts). This is the reference: the other languages translate it.
 */

import type { TextReview } from '@borne/kiosk-agent/contract';
import { arrival } from './fr/arrival.ts';
import { decision } from './fr/decision.ts';
import { ending } from './fr/ending.ts';
import { explanation } from './fr/explanation.ts';
import { overlays } from './fr/overlays.ts';
import type { Messages } from './message.ts';

export * from './fr/controls.ts';

export const review: TextReview = { status: 'reference' };

export const messages: Messages = { ...arrival, ...explanation, ...decision, ...ending, ...overlays };
