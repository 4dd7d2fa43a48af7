/** Signatures that are good and documents that are not: wrapping, duplicates, swapped keys, hostile XML. */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { post, sealedEnvelope, verdict } from './wire.ts';

let national: NationalSimulator;

beforeAll(async () => {
  national = await startNationalSimulator();
});
afterAll(async () => {
  await national.stop();
});
beforeEach(async () => {
  await national.clear();
});

const judged = async (after: (xml: string) => string): Promise<string> =>
  verdict(await post(national.url, await sealedEnvelope('create', { after })));

const part = (xml: string, pattern: RegExp): string => {
  const found = pattern.exec(xml)?.[0];
  if (!found) throw new Error(`no ${pattern}`);
  return found;
};
const assertion = /<saml2:Assertion .*<\/saml2:Assertion>/;
const signature = /<ds:Signature .*<\/ds:Signature>/;

/** The assertion with another patient and another identifier, without a signature: what a thief would have read. */
const evil = (xml: string, id = '_evil'): string =>
  part(xml, assertion)
    .replace(signature, '')
    .replace(/ ID="[^"]*"/, ` ID="${id}"`)
    .replace('285057800600028', '184052A32100030');

describe('wrapping: the signed assertion is moved, and another one takes its place', () => {
  const into = (wrap: (evil: string, signed: string) => string) => (xml: string) => {
    const signed = part(xml, assertion);
    return xml.replace(signed, wrap(evil(xml), signed));
  };
  const idOf = (text: string): string => part(text, / ID="[^"]*"/).slice(5, -1);

  test.each<[string, (xml: string) => string]>([
    ['before the signed one', into((stranger, signed) => stranger + signed)],
    ['after the signed one', into((stranger, signed) => signed + stranger)],
    [
      'around the signed one',
      into((stranger, signed) => stranger.replace('</saml2:Assertion>', `${signed}</saml2:Assertion>`)),
    ],
    [
      'with the signed one inside its Object',
      into((stranger, signed) => {
        const object = part(signed, signature).replace(
          '</ds:Signature>',
          `<ds:Object>${signed}</ds:Object></ds:Signature>`,
        );
        return stranger.replace('</saml2:Issuer>', `</saml2:Issuer>${object}`);
      }),
    ],
    [
      'with the signature taken from the signed one',
      into((stranger, signed) => {
        const moved = part(signed, signature);
        return stranger.replace('</saml2:Issuer>', `</saml2:Issuer>${moved}`) + signed.replace(moved, '');
      }),
    ],
    [
      'with the same identifier, first',
      (xml) => {
        const signed = part(xml, assertion);
        return xml.replace(signed, evil(xml, idOf(signed)) + signed);
      },
    ],
    [
      'with the signed one hidden in the body',
      (xml) => {
        const signed = part(xml, assertion);
        return xml.replace(signed, evil(xml)).replace('</soap:Body>', `${signed}</soap:Body>`);
      },
    ],
    [
      'with the signed one in an element of its own beside it',
      into((stranger, signed) => `${stranger}<x>${signed}</x>`),
    ],
  ])('%s', async (_, after) => {
    expect(await judged(after)).toMatch(/^wsse:/);
    expect((await national.state()).creations).toBe(0);
  });
});

describe('a signature that is not what it should be', () => {
  test('none at all', async () => {
    expect(await judged((xml) => xml.replace(signature, ''))).toBe('wsse:FailedCheck');
  });

  test('one changed character of what was signed', async () => {
    expect(await judged((xml) => xml.replace('SA33', 'SA07'))).toBe('wsse:FailedCheck');
  });

  test('a comment inside the digest', async () => {
    expect(await judged((xml) => xml.replace('<ds:DigestValue>', '<ds:DigestValue><!-- x -->x'))).toBe(
      'wsse:FailedCheck',
    );
  });

  test('an algorithm of another family: SHA-1, HMAC, inclusive form', async () => {
    const swaps: [string, string][] = [
      ['2001/04/xmldsig-more#rsa-sha256', '2000/09/xmldsig#rsa-sha1'],
      ['2001/04/xmldsig-more#rsa-sha256', '2000/09/xmldsig#hmac-sha1'],
      ['2001/04/xmlenc#sha256', '2000/09/xmldsig#sha1'],
      ['"http://www.w3.org/2001/10/xml-exc-c14n#"', '"http://www.w3.org/TR/2001/REC-xml-c14n-20010315"'],
    ];
    for (const [from, to] of swaps)
      expect(await judged((xml) => xml.replace(from, to))).toBe('wsse:FailedCheck');
  });

  test('a second reference, a second SignedInfo, a reference to everything', async () => {
    const reference = /<ds:Reference .*?<\/ds:Reference>/;
    const signedInfo = /<ds:SignedInfo>.*?<\/ds:SignedInfo>/;
    for (const pattern of [reference, signedInfo]) {
      expect(await judged((xml) => xml.replace(part(xml, pattern), part(xml, pattern).repeat(2)))).toBe(
        'wsse:FailedCheck',
      );
    }
    expect(await judged((xml) => xml.replace(/URI="[^"]*"/, 'URI=""'))).toBe('wsse:FailedCheck');
  });

  test('a certificate that is none', async () => {
    expect(await judged((xml) => xml.replace(/(<ds:X509Certificate>)[^<]*/, '$1AAAA'))).toBe(
      'wsse:InvalidSecurityToken',
    );
  });
});

describe('hostile XML', () => {
  const soap = (content: string, prologue = ''): string =>
    `${prologue}<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>${content}</s:Body></s:Envelope>`;

  test.each([
    ['a DTD', soap('x', '<!DOCTYPE s>')],
    ['an external entity', soap('&x;', '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>')],
    ['a bomb', soap('&b;'.repeat(100), `<!DOCTYPE s [<!ENTITY b "${'x'.repeat(1_000)}">]>`)],
    ['no XML', 'x'],
    ['an empty body', ''],
    ['ten thousand levels', '<a>'.repeat(10_000)],
  ])('%s is refused, and the next request is served', async (_, body) => {
    expect(verdict(await post(national.url, body))).toBe('DMPInvalidData');
    expect(verdict(await post(national.url, await sealedEnvelope('find')))).toBe('AA');
  });

  test('any damage to a good message is answered, and only the message as it was written opens a record', async () => {
    const whole = Buffer.from(await sealedEnvelope('create'), 'utf8');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (place, byte) => {
        const bytes = Buffer.from(whole);
        bytes[place] = byte;
        expect([200, 400, 500]).toContain((await post(national.url, bytes)).status);
      }),
      { numRuns: 60 },
    );
    expect(national.stderr()).not.toContain('PANNE');
    expect((await national.state()).creations).toBeLessThanOrEqual(1);
  });
});
