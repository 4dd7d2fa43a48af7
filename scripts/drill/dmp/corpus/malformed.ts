/** What is wrong with a SOAP document whoever sends it: syntax, entities, encodings, sizes. Pure. */
import { before, harmless, part, type Recipe, refused, swap, withoutDeclaration } from './recipe.ts';

const declared = (declaration: string) => (xml: string) => declaration + withoutDeclaration(xml);
const doctype = (subset: string) => declared(`<?xml version="1.0" encoding="UTF-8"?>${subset}`);
const endOfBody = /<\/\w+:Body>/;
const inBody = (text: string) => before(endOfBody, text);
/** With an entity declared and used in the body. */
const entity =
  (subset: string, use = '&x;') =>
  (xml: string) =>
    inBody(use)(doctype(subset)(xml));

const laughs = Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY x${level} "${level === 0 ? 'ha' : `&x${level - 1};`.repeat(10)}">`,
).join('');

const entities: Recipe[] = [
  refused('an empty DTD', doctype('<!DOCTYPE x>')),
  refused('a DTD with a subset', doctype('<!DOCTYPE x [<!ELEMENT x ANY>]>')),
  refused('a DTD elsewhere', doctype('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">')),
  refused('a public DTD', doctype('<!DOCTYPE x PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x.dtd">')),
  refused('a DTD after a comment', doctype('<!-- --><!DOCTYPE x>')),
  refused('a DTD in small letters', doctype('<!doctype x>')),
  refused('a DTD in the body', inBody('<!DOCTYPE x>')),
  refused('a DTD that gives attributes', doctype('<!DOCTYPE x [<!ATTLIST x y CDATA "z">]>')),
  refused('a file as entity', entity('<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
  refused('an address as entity', entity('<!DOCTYPE x [<!ENTITY x SYSTEM "http://169.254.169.254/">]>')),
  refused('a parameter entity', entity('<!DOCTYPE x [<!ENTITY % x SYSTEM "file:///etc/hostname">%x;]>', '')),
  refused('a billion laughs', entity(`<!DOCTYPE x [${laughs}]>`, '&x8;')),
  refused(
    'a quadratic bomb',
    entity(`<!DOCTYPE x [<!ENTITY x "${'a'.repeat(50_000)}">]>`, '&x;'.repeat(5_000)),
  ),
  refused('an entity that names itself', entity('<!DOCTYPE x [<!ENTITY x "&x;">]>')),
  refused('an entity nobody declared', inBody('&x;')),
  refused(
    'an XInclude',
    inBody('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>'),
  ),
];

const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
const attributes = (count: number) => Array.from({ length: count }, (_, at) => `a${at}="1"`).join(' ');

const sizes: Recipe[] = [
  refused('65 levels', inBody(nested(65))),
  refused('ten thousand levels', inBody(nested(10_000))),
  refused('ten thousand levels never closed', inBody('<a>'.repeat(10_000))),
  refused('5,001 elements', inBody('<a/>'.repeat(5_001))),
  refused('200,000 elements', inBody('<a/>'.repeat(200_000))),
  refused('257 attributes', inBody(`<a ${attributes(257)}/>`)),
  refused('60,000 attributes', inBody(`<a ${attributes(60_000)}/>`)),
  refused('20,000 namespaces', inBody(`<a ${attributes(20_000).replaceAll('a', 'xmlns:a')}/>`)),
  refused('an attribute of 900 kB', inBody(`<a b="${'x'.repeat(900_000)}"/>`)),
  refused('a name of 500 kB', inBody(`<a${'x'.repeat(500_000)}/>`)),
  harmless('a comment of 900 kB', inBody(`<!--${'x'.repeat(900_000)}-->`)),
  harmless('900 kB of white space', inBody(' '.repeat(900_000))),
  refused('one byte too many', (xml) => xml + ' '.repeat(1_048_577 - Buffer.byteLength(xml))),
  refused('8 MB', (xml) => inBody(' '.repeat(8_000_000))(xml)),
];

const utf16 = (xml: string, mark = '\ufeff') =>
  Buffer.from(mark + declared('<?xml version="1.0" encoding="UTF-16"?>')(xml), 'utf16le');
const inBytes = (bytes: number[]) => (xml: string) => {
  const at = Buffer.byteLength(xml.slice(0, xml.search(endOfBody)));
  const whole = Buffer.from(xml);
  return Buffer.concat([whole.subarray(0, at), Buffer.from(bytes), whole.subarray(at)]);
};

const encodings: Recipe[] = [
  refused('UTF-16, little end first', (xml) => utf16(xml)),
  refused('UTF-16, big end first', (xml) => utf16(xml).swap16()),
  refused('UTF-16 without its mark', (xml) => utf16(xml, '')),
  refused('UTF-16 that says UTF-8', (xml) => Buffer.from(`\ufeff${xml}`, 'utf16le')),
  refused('UTF-32', (xml) =>
    Buffer.from([...xml].flatMap((letter) => [letter.charCodeAt(0) & 0xff, 0, 0, 0])),
  ),
  ...['UTF-7', 'UTF-16', 'ISO-8859-1', 'IBM037', 'windows-1252', 'x'].map((label) =>
    (label === 'ISO-8859-1' || label === 'windows-1252' ? harmless : refused)(
      `UTF-8 that says ${label}`,
      declared(`<?xml version="1.0" encoding="${label}"?>`),
    ),
  ),
  refused('Latin-1 bytes', inBytes([0xe9])),
  refused('a sequence cut short', inBytes([0xe2, 0x82])),
  refused('an overlong sequence', inBytes([0xc0, 0xbc])),
  refused('half a surrogate', inBytes([0xed, 0xa0, 0x80])),
  refused('beyond Unicode', inBytes([0xf5, 0x80, 0x80, 0x80])),
  refused('a zero byte', inBytes([0])),
  refused('a control character', inBytes([1])),
  refused('a control character by number', inBody('<a>&#1;</a>')),
  refused('zero by number', inBody('<a>&#0;</a>')),
  refused('a half surrogate by number', inBody('<a>&#xD800;</a>')),
  refused('a character that is none', inBody('<a>\uffff</a>')),
  harmless('a byte order mark', (xml) => `\ufeff${xml}`),
  refused('two byte order marks', (xml) => `\ufeff\ufeff${xml}`),
  refused('XML 1.1 with its controls', (xml) =>
    inBody('<a>&#2;</a>')(declared('<?xml version="1.1"?>')(xml)),
  ),
];

const cuts: Recipe[] = [
  ...[1, 10, 100, 500].map((at) => refused(`cut at byte ${at}`, (xml) => xml.slice(0, at))),
  refused('cut in the middle', (xml) => xml.slice(0, xml.length / 2)),
  refused('cut before the last byte', (xml) => xml.trimEnd().slice(0, -1)),
  refused('cut in an end tag', (xml) => xml.slice(0, xml.search(endOfBody) + 4)),
  refused('its second half', (xml) => xml.slice(xml.length / 2)),
  refused('twice', (xml) => xml + xml),
  refused('twice in one', (xml) => xml + withoutDeclaration(xml)),
];

const syntax: Recipe[] = [
  refused('an element left open', inBody('<a>')),
  refused('an end without a start', inBody('</a>')),
  refused('ends in the wrong order', inBody('<a><b></a></b>')),
  refused('an attribute twice', inBody('<a b="1" b="2"/>')),
  refused('an attribute twice under two prefixes', inBody('<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>')),
  refused('an attribute without quotes', inBody('<a b=1/>')),
  refused('an angle in an attribute', inBody('<a b="<"/>')),
  refused('a bare ampersand', inBody('<a>&</a>')),
  refused('text after the end', (xml) => `${xml}x`),
  refused('text before the start', (xml) => `x${withoutDeclaration(xml)}`),
  refused('the declaration late', (xml) => ` ${xml.trimStart()}`),
  refused('the declaration twice', (xml) => `<?xml version="1.0"?>${xml}`),
  refused('a comment never closed', inBody('<!-- ')),
  refused('two dashes in a comment', inBody('<!-- -- -->')),
  refused('a section never closed', inBody('<![CDATA[')),
  refused('the end of a section in a text', inBody('<a>]]></a>')),
  refused('a prefix nobody declared', inBody('<p:a/>')),
  refused('a prefix declared empty', inBody('<a xmlns:p=""/>')),
  refused('the prefix xml for something else', inBody('<a xmlns:xml="urn:x"/>')),
  refused('a name that begins with a digit', inBody('<1/>')),
  harmless('a comment', inBody('<!-- x -->')),
  harmless('an instruction in the body', inBody('<?x y?>')),
  harmless('a style sheet before the root', (xml) =>
    before(/<\w+:Envelope/, '<?xml-stylesheet href="x"?>')(xml),
  ),
];

const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const soap12 = /http:\/\/www\.w3\.org\/2003\/05\/soap-envelope/g;

const envelopes: Recipe[] = [
  refused('SOAP 1.1', (xml) => xml.replace(soap12, soap11)),
  refused('no SOAP at all', (xml) => xml.replace(soap12, 'urn:x')),
  refused('the envelope in capitals', (xml) => xml.replaceAll(':Envelope', ':ENVELOPE')),
  refused('two bodies', (xml) => {
    const body = part(xml, /<(\w+):Body>.*<\/\1:Body>/s);
    return xml.replace(body, () => body + body);
  }),
  refused('an empty body first', (xml) =>
    before(/<\w+:Body>/, part(xml, /<\w+:Body>/).replace('>', '/>'))(xml),
  ),
  refused('two headers', (xml) => {
    const header = part(xml, /<(\w+):Header>.*<\/\1:Header>/s);
    return xml.replace(header, () => header + header);
  }),
  refused('the content twice', (xml) => {
    const content = part(xml, /(?<=<(\w+):Body>).*(?=<\/\1:Body>)/s);
    return xml.replace(content, () => content + content);
  }),
  refused('a stranger beside the content', inBody('<x/>')),
  refused('a fault beside the content', (xml) => {
    const prefix = part(xml, /(?<=<)\w+(?=:Body>)/);
    const fault = `<${prefix}:Fault><${prefix}:Code><${prefix}:Value>x</${prefix}:Value></${prefix}:Code></${prefix}:Fault>`;
    return inBody(fault)(xml);
  }),
  refused('an empty body', (xml) => xml.replace(/(?<=<(\w+):Body>).*(?=<\/\1:Body>)/s, '')),
  refused('only text in the body', (xml) => xml.replace(/(?<=<(\w+):Body>).*(?=<\/\1:Body>)/s, 'DMPOk')),
  refused('the content in a section', (xml) => {
    const content = part(xml, /(?<=<(\w+):Body>).*(?=<\/\1:Body>)/s);
    return xml.replace(content, () => `<![CDATA[${content}]]>`);
  }),
  refused('an envelope in the envelope', (xml) =>
    xml.replace(/(?<=<(\w+):Body>).*(?=<\/\1:Body>)/s, () => withoutDeclaration(xml)),
  ),
  refused('no envelope around the content', (xml) => part(xml, /(?<=<(\w+):Body>).*(?=<\/\1:Body>)/s)),
  refused('another namespace of HL7 and the services', (xml) =>
    xml
      .replaceAll('urn:hl7-org:v3"', 'urn:hl7-org:v2"')
      .replaceAll(/(?:urn:si-dmp-(?:patients|habilitations)|http:\/\/www\.cnamts\.fr\/INSi\w+)"/g, 'urn:x"'),
  ),
  refused('an element named __proto__', inBody('<__proto__><polluted>1</polluted></__proto__>')),
  refused('an element named constructor', inBody('<constructor prototype="x"/>')),
  harmless('attributes with the names of a prototype', (xml) =>
    swap(
      /<(\w+):Body>/,
      `<${part(xml, /(?<=<)\w+(?=:Body>)/)}:Body __proto__="1" constructor="2" toString="3">`,
    )(xml),
  ),
  harmless('a type for the body', (xml) =>
    swap(
      /<(\w+):Body>/,
      `<${part(xml, /(?<=<)\w+(?=:Body>)/)}:Body xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="x" xsi:nil="true">`,
    )(xml),
  ),
];

const no = (name: string, content: string | Uint8Array): Recipe => refused(name, () => content);

const noXml: Recipe[] = [
  no('nothing', ''),
  no('white space', ' \n\t '),
  no('a page', '<!doctype html><html><body><p>Bad gateway</body></html>'),
  no('a page that is XML', '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'),
  no('JSON', '{"status":"DMPOk","__proto__":{"polluted":true}}'),
  no('null', 'null'),
  no('words', 'DMPOk'),
  no('a number', '285057800600028'),
  no('a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
  no('compressed', Buffer.from('1f8b0800000000000003b3c9280100', 'hex')),
  no('a form', 'status=DMPOk&login=x'),
  no('several parts', '--x\r\nContent-Type: application/xop+xml\r\n\r\n<a/>\r\n--x--'),
  no('a megabyte of zeros', Buffer.alloc(1_000_000)),
  no('a megabyte of angles', '<'.repeat(1_000_000)),
  no('a megabyte of ampersands', `<a>${'&amp;'.repeat(200_000)}</a>`),
];

export const malformed: readonly Recipe[] = [
  ...entities,
  ...sizes,
  ...encodings,
  ...cuts,
  ...syntax,
  ...envelopes,
  ...noXml,
];
