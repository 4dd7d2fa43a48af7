/** Language and display: over every screen and every interruption, for this visit alone. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type LanguageShown, plainDisplay } from '../../../kiosk-ui/src/journey/events.ts';
import { at, closureNotice, deciding, idle, notice, refused } from '../states.ts';
import { type Kiosk, named, restingKiosk, settled, type Tap } from './kiosk.ts';
import { identified, understood } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await restingKiosk();
});

const arabic: LanguageShown = {
  language: 'ar',
  notice: { version: 'consent-2016/ar/1', sha256: 'c'.repeat(64) },
  closureNotice: { version: 'closure-2016/ar/1', sha256: 'd'.repeat(64) },
};
const pickArabic: Tap = { type: 'PICK_LANGUAGE', language: 'ar' };
const french = { language: 'fr', notice, closureNotice };

describe('the two buttons at the top', () => {
  test('lead from one setting to the other, and back to the same screen when touched again', () => {
    identified(kiosk);
    kiosk.tap('NEXT', 'LANGUAGE', 'DISPLAY');
    expect(kiosk.screen()).toBe('display');
    kiosk.tap('LANGUAGE');
    expect(kiosk.screen()).toBe('language');
    kiosk.tap('LANGUAGE');
    expect(kiosk.screen()).toBe('explainWho');
    kiosk.tap('DISPLAY', 'DISPLAY');
    expect(kiosk.screen()).toBe('explainWho');
  });

  test('take no one out of a language that is on its way', async () => {
    identified(kiosk);
    kiosk.tap('LANGUAGE', pickArabic, 'DISPLAY');
    expect(kiosk.screen()).toBe('display');
    await kiosk.languageComes(arabic);
    expect(kiosk.context().language).toBe('fr');
  });
});

describe('the language', () => {
  test('changes once its words are on the page, with the digests of those words, and the place is kept', async () => {
    identified(kiosk);
    kiosk.tap('NEXT', 'NEXT');
    kiosk.tap('LANGUAGE');
    expect(kiosk.screen()).toBe('language');
    kiosk.tap(pickArabic);
    expect(kiosk.languages).toEqual(['ar']);
    expect(kiosk.screen()).toBe('language');
    expect(kiosk.context()).toMatchObject(french);
    await kiosk.languageComes(arabic);
    expect(kiosk.context()).toMatchObject(arabic);
    expect(kiosk.screen()).toBe('explainNever');
  });

  test('that cannot be had leaves the one that is there, and another may be chosen', async () => {
    understood(kiosk);
    kiosk.tap('LANGUAGE', pickArabic);
    await kiosk.languageComes(null);
    expect(kiosk.screen()).toBe('language');
    expect(kiosk.context()).toMatchObject(french);
    kiosk.tap(pickArabic);
    await kiosk.languageComes(arabic);
    expect(kiosk.context().language).toBe('ar');
  });

  test('that does not come in five seconds is not waited for, nor shown when it comes late', async () => {
    identified(kiosk);
    kiosk.tap('LANGUAGE', pickArabic);
    kiosk.tap(pickArabic);
    expect(kiosk.languages).toEqual(['ar']);
    kiosk.pass(5);
    await kiosk.languageComes(arabic);
    expect(kiosk.context()).toMatchObject(french);
    kiosk.tap(pickArabic);
    expect(kiosk.languages).toEqual(['ar', 'ar']);
    kiosk.tap('CANCEL');
    await kiosk.languageComes(arabic);
    expect(kiosk.screen()).toBe('explainWhat');
    expect(kiosk.context()).toMatchObject(french);
  });

  test('answers nothing of what lies under it', () => {
    understood(kiosk);
    kiosk.tap('LANGUAGE', 'YES', 'NO', 'QUIT');
    expect(kiosk.screen()).toBe('language');
    kiosk.tap('CANCEL');
    expect(kiosk.screen()).toBe('decide');
    expect(named(kiosk.sent)).toEqual(['holder']);
  });

  test('is left by its own way, which leaves nothing else', () => {
    understood(kiosk);
    kiosk.tap('LANGUAGE', 'CANCEL');
    expect(kiosk.screen()).toBe('decide');
    expect(named(kiosk.sent)).toEqual(['holder']);
  });

  test('chosen at the welcome serves the visit that follows', async () => {
    kiosk.tap('LANGUAGE', pickArabic);
    await kiosk.languageComes(arabic);
    expect(kiosk.screen()).toBe('welcome');
    identified(kiosk);
    expect(kiosk.context()).toMatchObject(arabic);
    kiosk.tap('NO');
    expect(kiosk.sent.at(-1)?.body).toMatchObject({ notice: arabic.notice });
  });
});

describe('the display', () => {
  test('changes part by part, in place, and over what is laid over the journey', () => {
    identified(kiosk);
    kiosk.tap('QUIT', 'DISPLAY');
    expect(kiosk.screen()).toBe('display');
    kiosk.tap({ type: 'SET_DISPLAY', change: { size: 'largest' } });
    kiosk.tap({ type: 'SET_DISPLAY', change: { contrast: 'high', reach: 'low' } });
    expect(kiosk.screen()).toBe('display');
    expect(kiosk.context().display).toEqual({
      ...{ size: 'largest', contrast: 'high', reach: 'low', motion: 'normal' },
    });
    kiosk.tap('CANCEL');
    expect(kiosk.screen()).toBe('quitConfirm');
    kiosk.tap('QUIT_NO');
    expect(kiosk.screen()).toBe('explainWhat');
  });

  test('is changed from its own screen only', () => {
    identified(kiosk);
    kiosk.tap({ type: 'SET_DISPLAY', change: { size: 'large' } }, pickArabic);
    expect(kiosk.context().display).toEqual(plainDisplay);
    expect(kiosk.languages).toEqual([]);
  });

  test('keeps the place of the journey, which goes on under it', () => {
    identified(kiosk);
    kiosk.tap('NO', 'DISPLAY');
    kiosk.show(at(refused));
    expect(kiosk.screen()).toBe('display');
    kiosk.tap('CANCEL');
    expect(kiosk.screen()).toBe('refused');
  });

  test.each(['LANGUAGE', 'DISPLAY'] as const)('nobody there at %s: it closes with the warning', (tap) => {
    identified(kiosk);
    kiosk.tap(tap);
    kiosk.pass(61);
    expect(kiosk.screen()).toBe('idleWarning');
    kiosk.touch();
    expect(kiosk.screen()).toBe('explainWhat');
  });
});

describe('the next person', () => {
  const changed = async (): Promise<void> => {
    kiosk.tap('LANGUAGE', pickArabic);
    await kiosk.languageComes(arabic);
    kiosk.tap('DISPLAY', { type: 'SET_DISPLAY', change: { size: 'large' } }, 'DONE');
  };

  test('is thanked for by nobody in another’s language: it goes with the last words', async () => {
    identified(kiosk);
    await changed();
    kiosk.tap('QUIT', 'QUIT_YES');
    kiosk.show(idle);
    await settled();
    expect(kiosk.screen()).toBe('thanks');
    expect(kiosk.context().language).toBe('ar');
    kiosk.pass(8);
    expect(kiosk.screen()).toBe('welcome');
    expect(kiosk.context()).toMatchObject({ ...french, display: plainDisplay });
    expect(kiosk.done.firstLanguage).toBe(1);
  });

  test('does not get a language that was asked for before, and comes late', async () => {
    identified(kiosk);
    kiosk.tap('LANGUAGE', pickArabic);
    kiosk.show(idle);
    await kiosk.languageComes(arabic);
    expect(kiosk.context()).toMatchObject(french);
  });

  test('whose card comes while the former is thanked finds the page as everybody does', async () => {
    identified(kiosk);
    await changed();
    kiosk.show(idle);
    await settled();
    expect(kiosk.screen()).toBe('thanks');
    kiosk.show(at(deciding()));
    expect(kiosk.context()).toMatchObject({ ...french, display: plainDisplay });
  });
});
