import { expect, test } from 'vitest';
import { soapEnvelope } from '../../../server/src/dmp/envelope.ts';
import { all, messageId, tree } from './documents.ts';

const envelope = (text = 'x') =>
  soapEnvelope({
    messageId,
    to: 'https://invalid.example/patients',
    action: 'urn:test',
    addAssertion: (security) => security.ele('y'),
    addContent: (body) => body.ele('x', { a: text }).txt(text),
  });

test('the addressing headers are all there, in the order of the samples, the VIHF last', () => {
  const [header] = all(tree(envelope()), 'Header');
  expect(header?.children.map(({ name }) => name)).toEqual([
    'MessageID',
    'To',
    'ReplyTo',
    'Action',
    'Security',
  ]);
  expect(all(tree(envelope()), 'MessageID').map(({ text }) => text)).toEqual([`urn:uuid:${messageId}`]);
});

test('what must be understood says so in the namespace of SOAP', () => {
  for (const name of ['ReplyTo', 'Action']) {
    const [header] = all(tree(envelope()), name);
    expect(header?.attributes.get('{http://www.w3.org/2003/05/soap-envelope}mustUnderstand')).toBe('1');
  }
});

test.each(['&', '&amp;', '&lt;', '&#65;', '&#x41;', ']]>', '<x a="b">', `'"`, 'é'])(
  'a text that looks like markup comes back as it went: %j',
  (text) => {
    const [body] = all(tree(envelope(text)), 'x');
    expect([body?.text, body?.attributes.get('a')]).toEqual([text, text]);
  },
);

test('a character that XML cannot carry stops the message before it leaves', () => {
  expect(() => envelope('\u0001')).toThrow();
  expect(() => envelope('\uFFFE')).toThrow();
  expect(() => envelope('\uD800')).toThrow();
});
