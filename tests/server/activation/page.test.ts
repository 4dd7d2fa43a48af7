/** The page at home on a phone: its first steps, what it weighs, and what it keeps. */
import { get, type IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { formatActivationCode, LanguageSchema } from '../../../server/contract/index.ts';
import {
  complaints,
  heading,
  opened,
  page,
  press,
  requested,
  server,
  typePerson,
  useHomePhone,
  whatIsKept,
} from '../support/home-phone.ts';
import { helene, someone } from '../support/people.ts';

useHomePhone();

test('from the QR to the activated record: the code leaves the address bar and no address ever holds it', async () => {
  const { code, requestId } = await opened(helene);
  await page.goto(`${server.publicUrl}/a#${formatActivationCode(code)}`);
  await expect
    .poll(() => page.getByLabel('Le code imprimé sur votre ticket').inputValue())
    .toBe(formatActivationCode(code));
  expect(page.url()).toBe(`${server.publicUrl}/a`);
  await press('Continuer');
  await typePerson('00', '05', '1985', '0028');
  await heading('C’est fait').waitFor();
  expect(await server.sql('select state from records where id = $1', [requestId])).toEqual([
    { state: 'activated' },
  ]);
  const [first, ...others] = requested;
  expect(first?.split('#')[0]).toBe(`${server.publicUrl}/a`);
  for (const url of others)
    expect(url.startsWith(server.publicUrl) && !url.includes(code.slice(0, 4))).toBe(true);
  expect(complaints).toEqual([]);
  expect(await whatIsKept()).toEqual([0, 0, '', 0]);
  expect(await page.content()).not.toContain(code.slice(0, 4));
});

test('the first view holds the code field and its explanation, in one column, and asks nothing else', async () => {
  await page.goto(`${server.publicUrl}/a`);
  await heading('Activer votre DMP').waitFor();
  expect(await page.getByRole('textbox').count()).toBe(1);
  expect(await page.getByText('Démonstration').isVisible()).toBe(true);
});

test('a mistyped code is found on the spot, announced, and never sent', async () => {
  await page.goto(`${server.publicUrl}/a`);
  await heading('Activer votre DMP').waitFor();
  await page.getByLabel('Le code imprimé sur votre ticket').fill('7k3m 9x2pq 4twwz');
  await press('Continuer');
  await expect
    .poll(() => page.getByRole('alert').filter({ hasText: 'Relisez votre ticket' }).count())
    .toBe(1);
  expect(await page.getByLabel('Le code imprimé sur votre ticket').getAttribute('aria-invalid')).toBe('true');
  expect(requested.filter((url) => url.includes('/api/activation'))).toEqual([]);
});

test('wrong answers are announced, and the right ones still work after them', async () => {
  const person = someone();
  const { code } = await opened(person);
  await page.goto(`${server.publicUrl}/a#${code}`);
  await press('Continuer');
  await typePerson('', '', '', '12');
  await expect
    .poll(() =>
      page
        .getByRole('alert')
        .filter({ hasText: /Tapez 4\schiffres/ })
        .count(),
    )
    .toBe(1);
  const wrong = person.nir.endsWith('0000') ? '1111' : '0000';
  await typePerson('12', '5', '1985', wrong);
  await expect
    .poll(() => page.getByRole('alert').filter({ hasText: 'ne permettent pas d’activer' }).count())
    .toBe(1);
  await typePerson('12', '5', '1985', person.nir.slice(-4));
  await heading('C’est fait').waitFor();
});

test('the page arrives under the headers that keep it to itself', async () => {
  const response = await fetch(`${server.publicUrl}/a`);
  const policy = response.headers.get('content-security-policy') ?? '';
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy).toContain(rule);
  }
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
  });
  expect(response.headers.get('x-powered-by')).toBeNull();
  expect(response.headers.get('strict-transport-security')).toBeNull();
});

test('all of it is small: three answers to begin with, 60 kB on the wire with every language there is', async () => {
  await page.goto(`${server.publicUrl}/a`);
  await heading('Activer votre DMP').waitFor();
  const files = [...new Set(requested)].filter((url) => url.startsWith('http') && !url.includes('/api/'));
  expect(files).toHaveLength(3);
  const all = [
    ...files,
    ...LanguageSchema.options.map((language) => `${server.publicUrl}/a/words/${language}.json`),
  ];
  const sizes = await Promise.all(all.map(onTheWire));
  const sum = (list: number[]): number => list.reduce((total, size) => total + size, 0);
  expect(sum(sizes.slice(0, 3))).toBeLessThan(25_000);
  expect(sum(sizes)).toBeLessThan(60_000);
});

/** Bytes of the body as they travel, compressed. */
async function onTheWire(url: string): Promise<number> {
  const { headers, body } = await answerOf(url, 'gzip');
  expect(headers['content-encoding']).toBe('gzip');
  return body.length;
}

function answerOf(
  url: string,
  encoding: string,
): Promise<Pick<IncomingMessage, 'headers'> & { body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding } }, (response) => {
      const chunks: Buffer[] = [];
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
    }).on('error', reject);
  });
}

test('a browser that does not read gzip gets the page all the same', async () => {
  const { headers, body } = await answerOf(`${server.publicUrl}/a/page.js`, 'identity');
  expect(headers['content-encoding']).toBeUndefined();
  expect(body.toString()).toContain('takeCodeFromAddress');
});
