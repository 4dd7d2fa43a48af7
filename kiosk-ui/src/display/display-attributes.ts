/**
 * How the person asked to be shown the screen, as attributes of the page: the style sheets answer to them (tokens.css),
 * so that one change moves every screen at once. Pure.
 */
import type { Language } from '@borne/kiosk-agent/contract';
import type { Display } from '../journey/events.ts';
import { directionOf, localeOf } from '../text/languages.ts';

export interface PageAttributes {
  /** BCP 47, of the words that are shown. */
  lang: string;
  dir: 'ltr' | 'rtl';
  'data-size': Display['size'];
  'data-contrast': Display['contrast'];
  'data-reach': Display['reach'];
  'data-motion': Display['motion'];
}

export function displayAttributes(display: Display, language: Language): PageAttributes {
  return {
    lang: localeOf(language),
    dir: directionOf(language),
    'data-size': display.size,
    'data-contrast': display.contrast,
    'data-reach': display.reach,
    'data-motion': display.motion,
  };
}
