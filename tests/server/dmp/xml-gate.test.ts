import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gateLimits, xmlGate } from '../../../server/src/dmp/xml-gate.ts';
import { createDocument, findDocument } from './documents.ts';

const gate = (text: string) => xmlGate(Buffer.from(text, 'utf8'));
const reason = (text: string) => {
  const result = gate(text);
  return result.ok ? 'passed' : result.reason;
};
const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
const withAttributes = (count: number) =>
  `<a ${Array.from({ length: count }, (_, index) => `b${index}=""`).join(' ')}/>`;

test('our own messages pass', () => {
  expect(gate(findDocument())).toEqual({ ok: true, text: findDocument() });
  expect(gate(createDocument()).ok).toBe(true);
});

describe('refused before any parser', () => {
  test('a DTD, with or without entities', () => {
    expect(reason('<!DOCTYPE a><a/>')).toBe('doctype');
    const bomb = `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(99)}">]><a>${'&b;'.repeat(99)}</a>`;
    expect(reason(bomb)).toBe('doctype');
    expect(reason('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')).toBe('doctype');
  });

  test('an entity nobody declared', () => {
    expect(reason('<a>&x;</a>')).toBe('malformed');
  });

  test('a processing instruction', () => {
    expect(reason('<?xml-stylesheet href="x"?><a/>')).toBe('processing-instruction');
  });

  test('one level too deep, one element or one attribute too many, one byte too long', () => {
    expect(reason(nested(gateLimits.depth))).toBe('passed');
    expect(reason(nested(gateLimits.depth + 1))).toBe('depth');
    expect(reason(`<a>${'<b/>'.repeat(gateLimits.elements - 1)}</a>`)).toBe('passed');
    expect(reason(`<a>${'<b/>'.repeat(gateLimits.elements)}</a>`)).toBe('elements');
    expect(reason(withAttributes(gateLimits.attributes))).toBe('passed');
    expect(reason(withAttributes(gateLimits.attributes + 1))).toBe('attributes');
    expect(reason(`<a>${'x'.repeat(gateLimits.bytes - 7)}</a>`)).toBe('passed');
    expect(reason(`<a>${'x'.repeat(gateLimits.bytes - 6)}</a>`)).toBe('size');
  });

  test('two hundred thousand levels or attributes, at the first one too many', () => {
    expect(reason('<a>'.repeat(200_000))).toBe('depth');
    expect(reason(withAttributes(100_000))).toBe('attributes');
  });

  test('an encoding other than UTF-8, declared or real', () => {
    expect(reason('<?xml version="1.0" encoding="ISO-8859-1"?><a/>')).toBe('encoding');
    expect(xmlGate(Buffer.from('<a>HÉLÈNE</a>', 'latin1'))).toEqual({ ok: false, reason: 'encoding' });
    expect(xmlGate(Buffer.from('\uFEFF<a/>', 'utf16le'))).toEqual({ ok: false, reason: 'encoding' });
    expect(reason('<?xml version="1.0" encoding="utf-8"?><a/>')).toBe('passed');
  });

  test.each([
    '',
    ' ',
    'text',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a b=1/>',
    '<p:a/>',
    '<a>\u0000</a>',
    '<a>]]></a>',
  ])('what is no document: %j', (text) => {
    expect(reason(text)).toBe('malformed');
  });
});

test('whatever the bytes, the gate answers and never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(typeof xmlGate(bytes).ok).toBe('boolean');
    }),
    { numRuns: 2_000 },
  );
});
