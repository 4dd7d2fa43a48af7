import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseXml, textAt, type XmlElement } from '../../../../kiosk-agent/src/card/api-lec/xml-elements.ts';

test('elements, texts, entities, and the first line', () => {
  const root = parseXml(
    '<?xml version="1.0" encoding="ISO-8859-1"?>\n<a> <b>D&apos;H&#201;R &amp; x</b><c/><b></b></a>\n',
  );
  expect(root).toMatchObject({
    name: 'a',
    children: [{ name: 'b', text: "D'HÉR & x" }, { name: 'c' }, { name: 'b' }],
  });
});

test.each([
  ['an element that is never closed', '<a><b></a>'],
  ['one that was never opened', '<a></b></a>'],
  ['two roots', '<a></a><b></b>'],
  ['text outside', 'x<a></a>'],
  ['a document type, and so an entity of its own', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
  ['an entity that nobody knows', '<a>&nom;</a>'],
  ['one of a prototype', '<a>&__proto__;</a>'],
  ['an entity without end', '<a>a & b</a>'],
  ['an attribute', '<a b="1"></a>'],
  ['a comment', '<a><!-- x --></a>'],
  ['raw data', '<a><![CDATA[x]]></a>'],
  ['an instruction', '<a><?php?></a>'],
  ['a bare sign', '<a> < </a>'],
  ['nothing', ''],
  ['seventeen levels', '<a>'.repeat(17) + '</a>'.repeat(17)],
  ['too many elements', `<a>${'<b/>'.repeat(5000)}</a>`],
  ['more than 64 KiB', `<a>${' '.repeat(65_536)}</a>`],
])('%s is refused', (_, text) => {
  expect(parseXml(text)).toBeNull();
});

test('a text said twice is no text', () => {
  const root = parseXml('<a><b>1</b><c><d> 2 </d></c><b>1</b></a>');
  expect(root && [textAt(root, 'b'), textAt(root, 'c', 'd'), textAt(root, 'x')]).toEqual([null, '2', '']);
});

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const name = fc.stringMatching(/^[A-Za-z_][\w.-]{0,8}$/);
const text = fc.string({ maxLength: 8 });
const tree = fc.memo((levels): fc.Arbitrary<XmlElement> => {
  const children = levels > 1 ? fc.array(tree(), { maxLength: 3 }) : fc.constant<XmlElement[]>([]);
  return fc.record({ name, text, children });
});
const written = ({ name: tag, text: said, children }: XmlElement): string =>
  `<${tag}>${escaped(said)}${children.map(written).join('')}</${tag}>`;

test('what was written comes back', () => {
  fc.assert(
    fc.property(tree(5), (element) => {
      expect(parseXml(written(element))).toEqual(element);
    }),
    { numRuns: 2000 },
  );
});

test('any text at all, and the worst for a pattern, ends at once', () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(fc.constantFrom('<', '>', '</', '/>', '<a>', '</a>', '&', ';', '&#', '<?xml ', '?>', ' '))
      .map((all) => all.join('')),
  );
  fc.assert(
    fc.property(any, (text) => {
      parseXml(text);
    }),
    { numRuns: 20_000 },
  );
  // A pattern that is not linear would not end within this test.
  for (const worst of ['<', '&', '<a', '<?xml ', '&#', '<a>'])
    expect(parseXml(worst.repeat(65_536 / worst.length))).toBeNull();
});
