/** Another language is another text: whoever chose one late reads it before they answer. */
import { beforeEach, describe, expect, test } from 'vitest';
import { deciding, languageShown, notices } from '../states.ts';
import { type Kiosk, restingKiosk } from './kiosk.ts';
import { further, identified, reviewed, understood } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await restingKiosk();
});

const consents = () => kiosk.sent.filter(({ name }) => name === 'consent');

async function inArabic(): Promise<void> {
  kiosk.tap('LANGUAGE', { type: 'PICK_LANGUAGE', language: 'ar' });
  await kiosk.languageComes(languageShown);
}

describe('another language', () => {
  const steps = [
    ['the question', []],
    ['emergencies', ['YES']],
    ['the SAMU', ['YES', 'NO']],
    ['the summary', ['YES', 'NO', 'NO']],
  ] as const;

  test.each(steps)(
    'chosen at %s is told from the beginning: no answer to a text nobody read',
    async (_, taps) => {
      understood(kiosk);
      kiosk.tap(...taps);
      await inArabic();
      expect(kiosk.screen()).toBe('explainWhat');
      expect(kiosk.context()).toMatchObject({ understood: false, breakGlassConsent: null });
      kiosk.tap('YES', 'CONFIRM');
      expect(consents()).toEqual([]);
    },
  );

  test('chosen after « later » is told before the question comes again', async () => {
    understood(kiosk);
    kiosk.tap('LATER');
    await inArabic();
    expect(kiosk.screen()).toBe('later');
    kiosk.tap('UNDO');
    expect(kiosk.screen()).toBe('explainWhat');
  });

  test('chosen under mes-2022 is told from the beginning too', async () => {
    understood(kiosk, deciding(), { kiosk: { siteName: 'CPAM', regime: 'mes-2022' } });
    expect(kiosk.screen()).toBe('informedAsk');
    await inArabic();
    expect(kiosk.screen()).toBe('explainWhat');
  });

  test('which is the one that is there already changes nothing', async () => {
    reviewed(kiosk);
    kiosk.tap('LANGUAGE', { type: 'PICK_LANGUAGE', language: 'fr' });
    await kiosk.languageComes({ language: 'fr', ...notices });
    expect(kiosk.screen()).toBe('review');
  });

  test('does not take back the no that was said', async () => {
    identified(kiosk);
    kiosk.tap('NO');
    await inArabic();
    expect(kiosk.screen()).toBe('refusing');
  });

  test('read to its end is the one that the consent names, with the digest of that text', async () => {
    identified(kiosk);
    await inArabic();
    kiosk.tap(...further(5), 'QUIZ_NO', 'QUIZ_YES');
    kiosk.tap('YES', 'YES', 'YES', 'CONFIRM');
    expect(kiosk.sent.at(-1)?.body).toMatchObject({
      consent: { language: 'ar', notice: languageShown.notice },
    });
  });
});
