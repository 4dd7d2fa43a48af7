/**
 * French « écrit simplement »: one idea a sentence, six words in the mean, the same word for the same thing. What the
 * reference says simply enough already is taken from it; everything else is here. The mark and the name of the European
 * easy-to-read rules are not used: nobody concerned has proof-read these texts.
 */
import type { TextReview } from '@borne/kiosk-agent/contract';
import * as french from './fr.ts';
import { arrival } from './fr-simple/arrival.ts';
import { decision } from './fr-simple/decision.ts';
import { ending } from './fr-simple/ending.ts';
import { explanation } from './fr-simple/explanation.ts';
import { overlays } from './fr-simple/overlays.ts';
import type { Messages } from './message.ts';

export * from './fr-simple/controls.ts';

export const review: TextReview = { status: 'not-reviewed', needs: 'people-concerned' };

export const messages: Messages = {
  ...french.messages,
  ...{ ...arrival, ...explanation, ...decision, ...ending, ...overlays },
};
