/** Can everybody use the page at home: axe, fingers, 320 px, twice the letters, five languages, a keyboard. */
import { expect, test } from 'vitest';
import { homeWords } from '../../../server/contract/home/index.ts';
import { LanguageSchema } from '../../../server/contract/index.ts';
import { axeViolations } from '../../support/axe.ts';
import {
  browser,
  complaints,
  heading,
  mailbox,
  opened,
  page,
  press,
  server,
  takePhone,
  useHomePhone,
} from '../support/home-phone.ts';
import { someone } from '../support/people.ts';

useHomePhone();
const fr = homeWords.fr;

/** One text with French; its own test is its choice in the list. */
const ownTexts = LanguageSchema.options.filter((language) => language !== 'fr-simple');

test.each(ownTexts)(
  '%s: each step and each right, for axe, for fingers and at 320 px',
  async (language) => {
    const words = homeWords[language];
    await takePhone(
      await browser.newContext({
        viewport: { width: 320, height: 640 },
        isMobile: true,
        hasTouch: true,
        locale: language.slice(0, 2),
      }),
    );
    const person = someone();
    const { code } = await opened(person);
    await page.goto(`${server.publicUrl}/a#${code}`);
    await heading(words.code.title).waitFor();
    await fitsEverybody(language);
    await press(words.code.next);
    await fitsEverybody(language);
    for (const [name, value] of Object.entries({ day: '12', month: '05', year: '1985' }))
      await page.locator(`#${name}`).fill(value);
    await page.locator('#nir-end').fill(person.nir.slice(-4));
    await press(words.person.send);
    await heading(words.done.title).waitFor();
    await fitsEverybody(language);
    await press(words.done.next);
    await page.getByLabel(words.channel.email).tap();
    const address = `${language}@langues.invalid`;
    await page.locator('#address').fill(address);
    await fitsEverybody(language);
    await press(words.channel.send);
    await heading(words.oneTime.title).waitFor();
    await fitsEverybody(language);
    await page.locator('#digits').fill((await mailbox.find(address, /\b\d{6}\b/))[0]);
    await press(words.oneTime.send);
    await heading(words.access.created).waitFor();
    await fitsEverybody(language);
    await press(words.home.back);
    await heading(words.home.title).waitFor();
    await fitsEverybody(language);
    for (const right of ['trail', 'receipt', 'choices', 'close', 'erase'] as const) {
      await press(words.home[right]);
      await heading(words.home.title).waitFor({ state: 'detached' });
      await fitsEverybody(language);
      await press(right === 'close' ? words.closing.keep : words.home.back);
      await heading(words.home.title).waitFor();
    }
    expect(complaints).toEqual([]);
  },
  90_000,
);

/** axe finds nothing, nothing is wider than the screen (at twice the letters too), every target fits a finger. */
async function fitsEverybody(language: string): Promise<void> {
  await page.locator('main h1').waitFor();
  expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
  // The rules read no words: one language of each direction is enough for them.
  if (['fr', 'ar'].includes(language)) expect(await axeViolations(page)).toEqual([]);
  const sizes = await page.evaluate(() =>
    [...document.querySelectorAll('button, select, input:not([type="radio"]), label.choice')].map(
      (target) => {
        const { width, height } = target.getBoundingClientRect();
        return Math.min(width, height);
      },
    ),
  );
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
  for (const size of ['100%', '200%']) {
    await page.evaluate((letters) => document.documentElement.style.setProperty('font-size', letters), size);
    const [inner, outer] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      window.innerWidth,
    ]);
    expect(inner).toBeLessThanOrEqual(outer ?? 0);
  }
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
}

test('another language is one choice away, and the way goes on where it was', async () => {
  const { code } = await opened(someone());
  await page.goto(`${server.publicUrl}/a#${code}`);
  await press('Continuer');
  await page.getByLabel('Jour').fill('12');
  await page.getByLabel(fr.languages).selectOption('tr');
  await heading(homeWords.tr.person.title).waitFor();
  expect(await page.getByLabel(homeWords.tr.person.day).inputValue()).toBe('12');
  await page.getByText(homeWords.tr.unread).waitFor();
  await page.getByLabel(homeWords.tr.languages).selectOption('fr-simple');
  await heading(fr.person.title).waitFor();
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
    'fr',
    'ltr',
  ]);
});

test('the whole way with a keyboard, and the focus is on each new title', async () => {
  const { code, request } = await opened(someone());
  await page.goto(`${server.publicUrl}/a#${code}`);
  await expect.poll(() => page.locator('#code').inputValue()).not.toBe('');
  await page.locator('#code').focus();
  await page.keyboard.press('Enter');
  await heading('Est-ce bien vous').waitFor();
  const titleHasFocus = (): Promise<boolean> => page.evaluate(() => document.activeElement?.tagName === 'H1');
  expect(await titleHasFocus()).toBe(true);
  const { birthDate: date, nir } = request.identity;
  for (const text of [date.slice(6), date.slice(4, 6), date.slice(0, 4), nir.slice(-4)]) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
  await heading('C’est fait').waitFor();
  expect(await titleHasFocus()).toBe(true);
});
