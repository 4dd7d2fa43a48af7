/** How a display becomes attributes of the page. */
import { LanguageSchema } from '@borne/kiosk-agent/contract';
import { describe, expect, test } from 'vitest';
import { displayAttributes } from '../../../kiosk-ui/src/display/display-attributes.ts';
import { plainDisplay } from '../../../kiosk-ui/src/journey/events.ts';

describe('the attributes of the page', () => {
  test('say how the screen is shown', () => {
    const display = { size: 'largest', contrast: 'high', reach: 'low', motion: 'calm' } as const;
    expect(displayAttributes(display, 'fr')).toEqual({
      lang: 'fr-FR',
      dir: 'ltr',
      'data-size': 'largest',
      'data-contrast': 'high',
      'data-reach': 'low',
      'data-motion': 'calm',
    });
  });

  test('go from right to left in Arabic alone', () => {
    const rightToLeft = LanguageSchema.options.filter(
      (language) => displayAttributes(plainDisplay, language).dir === 'rtl',
    );
    expect(rightToLeft).toEqual(['ar']);
  });

  test('name a language that a browser knows', () => {
    for (const language of LanguageSchema.options) {
      const { lang } = displayAttributes(plainDisplay, language);
      expect(new Intl.Locale(lang).language).toBe(language.slice(0, 2));
    }
  });
});
