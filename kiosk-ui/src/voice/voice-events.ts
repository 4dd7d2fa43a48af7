/** What the voice hears, and what it is told to say. */
import type { Language } from '@borne/kiosk-agent/contract';
import type { Output } from './clips.ts';
import type { JackEvent } from './headset.ts';
import type { Extent } from './stage.ts';

export type VoiceEvent =
  /** From the beginning, everything that the screen holds. */
  | { type: 'LISTEN' }
  | { type: 'MUTE' }
  | { type: 'LOUDER' }
  | { type: 'SOFTER' }
  /** A finger or a key, wherever it fell. */
  | { type: 'TOUCH' }
  /** The screen has been drawn, with these words. */
  | { type: 'SHOWN'; idea: string }
  /** The screen is about to change, or the card has come out: what was being said is no longer true. */
  | { type: 'LEFT' }
  | { type: 'VISIT'; visitId: string }
  /** A screen without a visit: whoever listened has gone. */
  | { type: 'NOBODY' }
  /** The screen that comes calls somebody who may look away: it is said once, whoever asked for the voice or not. */
  | { type: 'CALL' }
  /** The words of the screen are of another language from now on. */
  | { type: 'LANGUAGE'; language: Language }
  | JackEvent
  /** From the speaking actor: this line begins, and the last one has ended. */
  | { type: 'LINE'; index: number }
  | { type: 'SAID' };

export interface Speech {
  language: Language;
  output: Output;
  extent: Extent;
  /** Index of the line to begin with. */
  from: number;
  volume: number;
}
