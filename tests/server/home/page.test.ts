/** The page at home on a phone: the internet access, coming back, closing, and the end of the session. */
import { expect, test } from 'vitest';
import { patientPhone } from '../../../scripts/drill/chromium.ts';
import { formatActivationCode } from '../../../server/contract/index.ts';
import {
  activated,
  browser,
  confirmMobile,
  heading,
  mailbox,
  page,
  press,
  requested,
  server,
  takePhone,
  typePerson,
  useHomePhone,
  whatIsKept,
} from '../support/home-phone.ts';
import { testLogin, testPassword } from '../support/memory-access.ts';
import { someone } from '../support/people.ts';
import { openedFor } from '../support/represented.ts';

useHomePhone();

test('EX_1.X-1200: who is asked for an address is told first that it opens the internet access', async () => {
  await activated();
  await press('Demander mon accès internet');
  await heading('Où recevoir vos codes').waitFor();
  await page.getByText(/ouvre votre accès internet au DMP/).waitFor();
  expect(await page.getByRole('button', { name: 'Recevoir un code' }).count()).toBe(1);
});

test('EX_1.X-1300: an address that is confirmed opens the access by itself; login on the screen, password in the SMS, never both on the page', async () => {
  const bodies: string[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/api/')) void response.text().then((text) => bodies.push(text));
  });
  await activated();
  const mobile = await confirmMobile();
  await heading('Votre accès est créé').waitFor();
  await page.getByText(testLogin).waitFor();
  await page.getByText(/est parti vers/).waitFor();
  expect(await page.content()).not.toContain(testPassword);
  expect(bodies.join()).toContain(testLogin);
  expect(bodies.join()).not.toContain(testPassword);
  await mailbox.find(`+33${mobile.slice(1)}`, new RegExp(testPassword));
  for (const { text } of await mailbox.messages()) expect(text).not.toContain(testLogin);
  await press('J’ai noté mon identifiant');
  await heading('Votre page').waitFor();
  expect(await page.content()).not.toContain(testLogin);
  expect(await whatIsKept()).toEqual([0, 0, '', 0]);
});

test.each([
  [{ outcome: 'refused', code: 'X' }, 'L’accès n’est pas créé'],
  [{ outcome: 'uncertain', reason: 'timeout' }, 'Nous ne savons pas encore'],
  [{ outcome: 'unreachable', reason: 'tls' }, 'L’accès n’est pas encore demandé'],
  [{ outcome: 'exists' }, 'Vous avez déjà un accès internet'],
] as const)('the service says %o: the page says it, and never that it is done', async (outcome, title) => {
  server.dmp.nextAccesses.push(outcome);
  await activated();
  await confirmMobile();
  await heading(title).waitFor();
  expect(await page.getByText('Votre accès est créé').count()).toBe(0);
  const again = page.getByRole('button', { name: 'Demander encore' });
  expect(await again.count()).toBe(outcome.outcome === 'exists' ? 0 : 1);
});

test('a phone that drops the page finds it again; whoever leaves it finds nothing', async () => {
  const { code } = await activated();
  await page.reload();
  await heading('Votre page').waitFor();
  await press('Quitter');
  await page.getByText('Rien ne reste sur cet appareil').waitFor();
  await page.reload();
  await heading('Activer votre DMP').waitFor();
  expect(await page.getByLabel('Le code imprimé sur votre ticket').inputValue()).toBe('');
  expect(code.length).toBe(14);
});

test('coming back with the ticket: the code sent to the mobile opens the page', async () => {
  const person = someone();
  const { code } = await activated(person);
  const mobile = await confirmMobile();
  await heading('Votre accès est créé').waitFor();
  await takePhone(await patientPhone(browser));
  const before = (await mailbox.messages()).length;
  await page.goto(`${server.publicUrl}/a#${code}`);
  await press('Continuer');
  await typePerson('12', '05', '1985', person.nir.slice(-4));
  await heading('C’est encore vous').waitFor();
  await expect.poll(async () => (await mailbox.messages()).length).toBe(before + 1);
  const [digits] = await mailbox.find(`+33${mobile.slice(1)}`, /\b\d{6}\b/);
  await page.getByLabel(/^Le code de 6/).fill(digits);
  await press('Confirmer');
  await heading('Votre page').waitFor();
});

test('closing: two equal answers, « demandée » until the service said so, and the ten years are told', async () => {
  await activated();
  await press('Voir ma page');
  await press('Fermer mon DMP');
  await heading('Fermer mon DMP').waitFor();
  await page.getByText(/gardé 10\sans/).waitFor();
  const boxes = await Promise.all(
    ['Oui, fermer mon DMP', 'Non, le garder'].map((name) => page.getByRole('button', { name }).boundingBox()),
  );
  expect(boxes[0]?.width).toBe(boxes[1]?.width);
  expect(boxes[0]?.height).toBe(boxes[1]?.height);
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  server.dmp.nextTerminates.push(async (closing) => {
    await held;
    server.dmp.shut(closing);
    return { outcome: 'closed' };
  });
  await press('Oui, fermer mon DMP');
  await heading('Fermeture demandée').waitFor();
  expect(await page.getByText('Votre DMP est fermé').count()).toBe(0);
  answer();
  await heading('Votre DMP est fermé').waitFor();
});

test('a record opened for a child: the page asks who acts, once, and nobody else may go on', async () => {
  const person = { ...someone(), birthDate: '20150512' };
  const { code } = await openedFor(server, person, { actor: 'parent', relation: 'mother' });
  await page.goto(`${server.publicUrl}/a#${formatActivationCode(code)}`);
  await press('Continuer');
  await typePerson('12', '05', '2015', person.nir.slice(-4));
  // Nobody has said yet who they are.
  await page.getByText('Le DMP de la personne du dossier est activé.').waitFor();
  await press('Voir ma page');
  await page.getByText('Le DMP de la personne du dossier est activé.').waitFor();
  await press('Les choix pour l’urgence');
  await heading('Qui agit').waitFor();
  expect(await page.getByRole('button', { name: 'C’est moi' }).count()).toBe(0);
  await press('Je suis quelqu’un d’autre');
  await page.getByText('Vous ne pouvez pas agir ici').waitFor();
  await press('Je suis sa mère');
  await heading('Les choix pour l’urgence').waitFor();
  await page.getByText(/Si la vie de votre enfant est en danger/).waitFor();
  await press('Retour à ma page');
  await page.getByText('Le DMP de votre enfant est activé.').waitFor();
  await press('Fermer le DMP de votre enfant');
  await heading('Fermer le DMP de votre enfant').waitFor();
  await page.getByLabel('Langue').selectOption('tr');
  await heading('Çocuğunuzun DMP’si kapatılsın mı').waitFor();
  await page.getByLabel('Dil').selectOption('fr');
  const own = page.getByText(/\b(mon|votre) DMP\b/i);
  expect(await own.count()).toBe(0);
  await press('Oui, fermer ce DMP');
  await heading('Le DMP de votre enfant est fermé').waitFor();
  expect(await server.sql('select actor, relation from closures order by requested_at desc limit 1')).toEqual(
    [{ actor: 'parent', relation: 'mother' }],
  );
});

test('a guardian reads of the person whom they represent; that person themselves, of their own record', async () => {
  const person = someone();
  const { code } = await openedFor(server, person, { actor: 'guardian', relation: 'guardian' });
  await page.goto(`${server.publicUrl}/a#${formatActivationCode(code)}`);
  await press('Continuer');
  await typePerson('12', '05', '1985', person.nir.slice(-4));
  await press('Voir ma page');
  await press('Faire effacer les données de la personne du dossier');
  await press('Je représente cette personne');
  await heading('Faire effacer les données de la personne que vous représentez').waitFor();
  await page.reload();
  await press('Fermer le DMP de la personne du dossier');
  await press('C’est moi, la personne du dossier');
  await heading('Fermer mon DMP').waitFor();
  for (const url of requested)
    expect(decodeURIComponent(url)).not.toMatch(new RegExp(`${person.familyName}|enfant`, 'i'));
});

test('before the session ends the page asks; when it ended nothing of the person is on the screen', async () => {
  await page.clock.install();
  await activated();
  await press('Voir ma page');
  await heading('Votre page').waitFor();
  await page.clock.fastForward('13:30');
  await page.getByText('Êtes-vous toujours là').waitFor();
  await press('Je suis là');
  await page.getByText('Êtes-vous toujours là').waitFor({ state: 'hidden' });
  await page.clock.fastForward('15:10');
  await page.getByText('La page s’est fermée, pour vous protéger').waitFor();
});
