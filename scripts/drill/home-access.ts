/**
 * The patient at home, after the code: asks for the national internet access. The login stands on the page, the password
 * goes to the address that was confirmed, and neither is ever where the other is.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** Invented: the domain is kept for examples (RFC 2606). */
const address = 'jeanne.martin-test@example.com';

interface Message {
  to: string;
  text: string;
}

type Look = (name: string, picture: Buffer) => void;

/** From « C’est fait » on. True once login and password came, each on its own way. Throws when a page does not come. */
export async function askForAccess(page: Page, mailboxUrl: string, look: Look): Promise<boolean> {
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).tap();
  const arrive = async (title: string): Promise<void> => {
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    look(`a-la-maison-${title}`, await page.screenshot({ fullPage: true }));
  };
  await press('Demander mon accès internet');
  await page.getByLabel('Mon e-mail').tap();
  await page.getByLabel('Votre adresse e-mail').fill(address);
  await press('Recevoir un code');
  await arrive('Tapez le code reçu');
  const [code] = await messagesWith(mailboxUrl, /\b\d{6}\b/);
  await page.getByLabel(/^Le code de 6/).fill(code?.found ?? '');
  await press('Confirmer');
  await page.getByText(/est parti vers/).waitFor();
  await arrive('Votre accès est créé');
  const login = await page.locator('.login bdi').innerText();
  const secrets = (await messagesWith(mailboxUrl, /mot de passe pour le DMP est :\s+(\S+)/)).filter(
    ({ to }) => to === address,
  );
  const [password] = secrets;
  const onThePage = await page.content();
  const apart =
    secrets.length === 1 &&
    password !== undefined &&
    login !== '' &&
    !password.text.includes(login) &&
    !onThePage.includes(password.found);
  await press('J’ai noté mon identifiant');
  await arrive('Votre page');
  await press('Qui a vu mon inscription ?');
  await arrive('Qui a vu mon inscription ?');
  return apart;
}

/** Messages that hold what is looked for, as soon as there is one; none after ten seconds. */
async function messagesWith(mailboxUrl: string, wanted: RegExp): Promise<(Message & { found: string })[]> {
  for (let tries = 0; tries < 50; tries += 1) {
    const messages = (await (await fetch(`${mailboxUrl}messages`)).json()) as Message[];
    const found = messages.flatMap((message) => {
      const match = wanted.exec(message.text);
      return match ? [{ ...message, found: match[1] ?? match[0] }] : [];
    });
    if (found.length > 0) return found;
    await sleep(200);
  }
  return [];
}
