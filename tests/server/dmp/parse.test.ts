import fc from 'fast-check';
import { diag } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { parseXml } from '../../../server/src/dmp/parse.ts';
import { createDocument, tree } from './documents.ts';

const parse = (text: string) => parseXml(Buffer.from(text, 'utf8'));

test('text, CDATA and character references become one text; comments say nothing', () => {
  expect(tree('<a> x<!-- y --><![CDATA[<&]]>&#233; </a>').text).toBe('x<&é');
});

test('names carry their namespace, attributes without prefix carry none', () => {
  const root = tree('<p:a xmlns:p="urn:p" xmlns:q="urn:q" b="1" q:b="2"><c/></p:a>');
  expect([root.namespace, root.name]).toEqual(['urn:p', 'a']);
  expect([...root.attributes]).toEqual([
    ['b', '1'],
    ['{urn:q}b', '2'],
  ]);
  expect(root.children.map(({ namespace, name }) => [namespace, name])).toEqual([['', 'c']]);
});

test('what the gate refuses is not parsed', () => {
  expect(parse('<!DOCTYPE a><a/>')).toEqual({ ok: false, reason: 'doctype' });
});

test('nothing is left in the memory of the parser, whether it succeeds or fails', () => {
  diag.configure({ enabled: true });
  try {
    for (const text of [createDocument(), '<a', '<a xmlns:b=""/>', '<a/>']) parse(text);
    expect(diag.report()).toEqual({});
  } finally {
    diag.configure({ enabled: false });
  }
});

test('a damaged message is a tree or a refusal, never an exception', () => {
  const whole = Buffer.from(createDocument(), 'utf8');
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(damage, fc.nat(whole.length), (changes, length) => {
      const bytes = Buffer.from(whole);
      for (const [place, byte] of changes) bytes[place] = byte;
      expect(typeof parseXml(bytes).ok).toBe('boolean');
      expect(typeof parseXml(bytes.subarray(0, length)).ok).toBe('boolean');
    }),
    { numRuns: 300 },
  );
});
