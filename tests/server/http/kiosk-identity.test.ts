import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kioskIdIn } from '../../../server/src/http/kiosk-identity.ts';

const id = '0190163d-8694-739b-aea5-966c26f8ad91';

test('a certificate that names one kiosk and nothing else is that kiosk', () => {
  expect(kioskIdIn(`URI:urn:kiosk:${id}`)).toBe(id);
});

test.each([
  undefined,
  '',
  `DNS:localhost, URI:urn:kiosk:${id}`,
  `URI:urn:kiosk:${id}, URI:urn:kiosk:${id.replace('0', '1')}`,
  `URI:"urn:kiosk:${id}"`,
  `URI:urn:kiosk:${id}\n`,
  `URI:urn:kiosk:${id.toUpperCase()}`,
  `DNS:URI:urn:kiosk:${id}`,
])('a second name, quotes or anything around it is nobody: %j', (text) => {
  expect(kioskIdIn(text)).toBeNull();
});

test('no text but the one form is a kiosk', () => {
  fc.assert(fc.property(fc.string(), (text) => kioskIdIn(text) === null));
  fc.assert(fc.property(fc.uuid(), (uuid) => kioskIdIn(`URI:urn:kiosk:${uuid}`) === uuid));
});
