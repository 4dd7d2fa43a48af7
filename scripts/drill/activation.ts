/** The patient at home: opens the address of the QR on a phone and answers what the page asks. */
import type { Page } from 'playwright-core';
import type { demonstrationPerson } from './visits.ts';

/** True once the page says that it is done. Pictures of its three steps go to `look`, where somebody looks. */
export async function activateOnPhone(
  page: Page,
  address: string,
  person: typeof demonstrationPerson,
  look?: (name: string, picture: Buffer) => void,
): Promise<boolean> {
  await page.goto(address);
  await page.getByRole('heading', { name: 'Activer votre DMP' }).waitFor();
  look?.('activation-code', await page.screenshot());
  await page.getByRole('button', { name: 'Continuer' }).tap();
  await page.getByLabel('Jour').fill(person.birthDate.day);
  await page.getByLabel('Mois').fill(person.birthDate.month);
  await page.getByLabel('Année').fill(person.birthDate.year);
  await page.getByLabel('Les 4 derniers chiffres de votre numéro de sécurité sociale').fill(person.nirEnd);
  look?.('activation-person', await page.screenshot());
  await page.getByRole('button', { name: 'Activer mon DMP' }).tap();
  const done = page.getByRole('heading', { name: 'C’est fait' });
  const refused = page.locator('main .message:not(:empty)');
  // Whoever proves again who they are with a used code comes back to their page: nothing is activated a second time.
  const back = page.getByRole('heading', { name: 'Votre page' });
  // Neither in time: the drill reports it as not activated, with its picture.
  await done
    .or(refused)
    .or(back)
    .waitFor({ timeout: 15_000 })
    .catch(() => undefined);
  look?.('activation-end', await page.screenshot());
  return await done.isVisible();
}
