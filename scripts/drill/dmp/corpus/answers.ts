/** What only an answer can be wrong in: another message, another person, words that contradict each other. Pure. */
import type { Kind } from '../in-process/sealed-requests.ts';
import { insOid, patient, stranger } from '../in-process/setting.ts';
import { before, harmless, part, type Recipe, refused, swap } from './recipe.ts';

const { nir } = patient;
const anotherId = '00000000-0000-4000-8000-000000000000';
const target = /<targetMessage>.*?<\/targetMessage>/s;
const acknowledgement = /<acknowledgement .*?<\/acknowledgement>/s;
const ourId = new RegExp(`<id root="${insOid.replaceAll('.', '\\.')}" extension="${nir}"/>`);

/** Of every HL7 answer. */
const acknowledged: Recipe[] = [
  refused('the answer to another message', (xml) =>
    xml.replace(target, (found) => found.replace(/extension="[^"]*"/, `extension="${anotherId}"`)),
  ),
  refused('the message of another software', (xml) =>
    xml.replace(target, (found) => found.replace(/root="[^"]*"/, 'root="1.2.3.1.1"')),
  ),
  refused('no target', swap(target, '')),
  refused('two targets, ours second', (xml) =>
    xml.replace(target, (found) => found.replace(/extension="[^"]*"/, `extension="${anotherId}"`) + found),
  ),
  refused('two targets, ours first', (xml) =>
    xml.replace(target, (found) => found + found.replace(/extension="[^"]*"/, `extension="${anotherId}"`)),
  ),
  refused('our identifier and a space', (xml) =>
    xml.replace(target, (found) => found.replace(/extension="([^"]*)"/, 'extension="$1 x"')),
  ),
  refused('no acknowledgement', swap(acknowledgement, '')),
  refused('two acknowledgements', (xml) => xml.replace(acknowledgement, (found) => found + found)),
  refused('yes and no', (xml) =>
    xml.replace(acknowledgement, (found) => found + found.replace('typeCode="AA"', 'typeCode="AE"')),
  ),
  ...['AE', 'AR', 'CA', 'aa', 'AA ', '', 'A A', 'AА'].map((code) =>
    refused(`acknowledged by « ${code} »`, swap('typeCode="AA"', `typeCode="${code}"`)),
  ),
  refused(
    'the acknowledgement in a foreign namespace',
    swap('<acknowledgement ', '<acknowledgement xmlns="urn:x" '),
  ),
  refused('the type in a foreign namespace', swap('typeCode="AA"', 'xmlns:q="urn:x" q:typeCode="AA"')),
  refused('the acknowledgement in a comment', (xml) =>
    xml.replace(acknowledgement, (found) => `<!--${found}-->`),
  ),
  refused('the acknowledgement in a section', (xml) =>
    xml.replace(acknowledgement, (found) => `<![CDATA[${found}]]>`),
  ),
  refused('the acknowledgement one level down', (xml) =>
    xml.replace(acknowledgement, (found) => `<__proto__>${found}</__proto__>`),
  ),
  refused('an acknowledgement without what it says', swap(/<controlActProcess.*<\/controlActProcess>/s, '')),
  refused(
    'an act with nothing in it',
    swap(/<controlActProcess.*<\/controlActProcess>/s, '<controlActProcess/>'),
  ),
  refused('the act twice', (xml) =>
    xml.replace(/<controlActProcess.*<\/controlActProcess>/s, (act) => act + act),
  ),
  refused('a subject twice', (xml) => xml.replace(/<subject .*<\/subject>/s, (found) => found + found)),
  refused('another interaction', (xml) => xml.replace(/PRPA_IN2013(?:08|12|15)UV02/g, 'PRPA_IN201309UV02')),
  refused('the request itself as answer', (xml) =>
    xml.replace(/PRPA_IN2013(?:08|12|15)UV02/g, 'PRPA_IN201311UV02'),
  ),
  refused('a nil content', swap(/<controlActProcess/, '<controlActProcess xsi:nil="true" xmlns="urn:nil"')),
  harmless('a comment inside', before('<controlActProcess', '<!-- x -->')),
  harmless('a text of 500 kB inside', before('<controlActProcess', `<text>${'é'.repeat(250_000)}</text>`)),
  harmless(
    'an attribute of a prototype',
    swap('<acknowledgement ', '<acknowledgement __proto__="AE" constructor="AE" '),
  ),
];

const named: Recipe[] = [
  refused('about somebody else', swap(ourId, `<id root="${insOid}" extension="${stranger.nir}"/>`)),
  refused('about two people, ours first', (xml) =>
    xml.replace(ourId, (found) => `${found}<id root="${insOid}" extension="${stranger.nir}"/>`),
  ),
  refused('about two people, ours second', (xml) =>
    xml.replace(ourId, (found) => `<id root="${insOid}" extension="${stranger.nir}"/>${found}`),
  ),
  refused('about an empty number', swap(ourId, `<id root="${insOid}" extension=""/>`)),
  refused('about a number without a value', swap(ourId, `<id root="${insOid}"/>`)),
  refused('about our number and a space', swap(ourId, `<id root="${insOid}" extension="${nir} "/>`)),
  refused(
    'about our number in other digits',
    swap(ourId, `<id root="${insOid}" extension="2850578006000２8"/>`),
  ),
  refused(
    'about a number of another kind',
    swap(ourId, `<id root="1.2.250.1.213.1.4.8" extension="${nir}"/>`),
  ),
  refused('about a number of no kind', swap(ourId, `<id root="" extension="${stranger.nir}"/>`)),
  refused(
    'about a number under a foreign prefix',
    swap(ourId, `<id xmlns:q="urn:x" q:root="${insOid}" q:extension="${nir}"/>`),
  ),
];

const registered: Recipe[] = [
  refused(
    'an event that is not completed',
    swap('<statusCode code="completed"/>', '<statusCode code="aborted"/>'),
  ),
  refused('an event of no status', swap('<statusCode code="completed"/>', '')),
  refused(
    'an event of two statuses',
    swap('<statusCode code="completed"/>', '<statusCode code="completed"/>'.repeat(2)),
  ),
  refused('accepted in the envelope of a refusal', (xml) =>
    xml.replace(/PRPA_IN20131[25]UV02/g, 'PRPA_IN201316UV02'),
  ),
  refused('the answer to the other registration', (xml) =>
    xml.includes('PRPA_IN201311UV02_Response')
      ? xml.replaceAll('PRPA_IN201311UV02_Response', 'PRPA_IN201314UV02_Response')
      : xml.replaceAll('PRPA_IN201314UV02_Response', 'PRPA_IN201311UV02_Response'),
  ),
  refused('accepted and refused at once', (xml) => {
    const message = part(xml, /<(PRPA_IN20131[25]UV02)[ >].*<\/\1>/s);
    return xml.replace(
      message,
      () => message + message.replaceAll(/PRPA_IN20131[25]UV02/g, 'PRPA_IN201313UV02'),
    );
  }),
  refused(
    'without the response around it',
    (xml) =>
      part(xml, /^.*?<\w+:Body>/s) +
      part(xml, /<(PRPA_IN20131[25]UV02)[ >].*<\/\1>/s) +
      part(xml, /<\/\w+:Body>.*$/s),
  ),
  refused('the response in a foreign namespace', swap('asip:ci-sis:gdp:2010', 'asip:ci-sis:gdp:2011')),
  refused('without a patient', swap(/<patient[ >].*<\/patient>/s, '')),
  refused('two patients', (xml) => xml.replace(/<patient[ >].*<\/patient>/s, (found) => found + found)),
];

const status = /(?<=<(\w+):status>)[^<]*(?=<)/;

/** Of the specific services. */
const services: Recipe[] = [
  refused('the answer to another message', swap(/(?<=RelatesTo[^>]*>)[^<]*/, `urn:uuid:${anotherId}`)),
  refused('two RelatesTo, ours first', (xml) =>
    xml.replace(
      /<(\w+):RelatesTo[^>]*>[^<]*<\/\1:RelatesTo>/,
      (found) => found + found.replace(/urn:uuid:[^<]*/, 'urn:uuid:x'),
    ),
  ),
  refused('two RelatesTo, ours second', (xml) =>
    xml.replace(
      /<(\w+):RelatesTo[^>]*>[^<]*<\/\1:RelatesTo>/,
      (found) => found.replace(/urn:uuid:[^<]*/, 'urn:uuid:x') + found,
    ),
  ),
  refused('an empty RelatesTo', swap(/(?<=RelatesTo[^>]*>)[^<]*/, '')),
  ...['', 'DMPKo', 'DMPOk.', 'Ok', 'DMPOkDMPFound', 'DMP Ok', 'DМPOk', '0', 'true'].map((word) =>
    refused(`a status « ${word} »`, swap(status, word)),
  ),
  refused('no status', swap(/<(\w+):status>[^<]*<\/\1:status>/, '')),
  refused('two statuses', (xml) =>
    xml.replace(/<(\w+):status>[^<]*<\/\1:status>/, (found) => found + found.replace('DMPOk', 'DMPKo')),
  ),
  refused('a status inside a status', (xml) =>
    xml.replace(/<(\w+):status>[^<]*<\/\1:status>/, (found) => found.replace('DMPOk', `x${found}`)),
  ),
  refused('a status in a foreign namespace', (xml) =>
    xml.replace(/<(\w+):status>([^<]*)<\/\1:status>/, '<status xmlns="urn:x">$2</status>'),
  ),
  refused('two outputs', (xml) => xml.replace(/<(\w+):output>.*<\/\1:output>/s, (found) => found + found)),
  refused('no output', swap(/<(\w+):output>.*<\/\1:output>/s, '')),
  refused('the answer of another service', (xml) => xml.replaceAll('Response', 'Answer')),
  harmless('a comment in the status', swap(status, 'DMP<!-- -->Ok')),
  harmless('a section in the status', swap(status, '<![CDATA[DMPOk]]>')),
  harmless('other letters in the status', swap(status, 'dMPoK')),
  harmless('a context of 500 kB', swap(/(?<=<(\w+):context>)[^<]*|<\w+:context\/>/, 'é'.repeat(250_000))),
];

const codes: Recipe[] = [
  refused('no login', swap(/<(\w+):login>[^<]*<\/\1:login>/, '')),
  refused('an empty password', swap(/(?<=<\w+:password>)[^<]*/, '')),
  refused('two passwords', (xml) =>
    xml.replace(/<(\w+):password>[^<]*<\/\1:password>/, (found) => found + found),
  ),
  refused('a password with a space', swap(/(?<=<\w+:password>)[^<]*/, 'ab cd')),
  refused('a password that commands a printer', swap(/(?<=<\w+:password>)[^<]*/, 'ab&#x85;@')),
  refused('a password nobody can type', swap(/(?<=<\w+:password>)[^<]*/, 'abc\u202edef')),
  refused('a login of 10 kB', swap(/(?<=<\w+:login>)[^<]*/, 'a'.repeat(10_000))),
];

/** What can be tried on a good answer of that kind. `naming`: it names its patient. */
export function answerRecipes(kind: Kind, naming: boolean): Recipe[] {
  switch (kind) {
    case 'find':
    case 'read':
      return [...acknowledged, ...named, ...found];
    case 'create':
    case 'reactivate':
    case 'modify':
    case 'terminate':
      return [
        ...acknowledged,
        ...(naming ? named : []),
        ...registered,
        ...(kind === 'create' ? [] : changed),
      ];
    case 'create-access':
    case 'renew-access':
      return [...services, ...codes];
    default:
      return services;
  }
}

const found: Recipe[] = [
  refused('found nobody, and somebody', swap('queryResponseCode code="OK"', 'queryResponseCode code="NF"')),
  refused('a query that failed', swap('queryResponseCode code="OK"', 'queryResponseCode code="AE"')),
  refused('no word about the query', swap(/<queryAck>.*<\/queryAck>/s, '')),
  refused('a status nobody knows', swap('<statusCode code="active"/>', '<statusCode code="ACTIVE"/>')),
  refused(
    'two statuses of one patient',
    swap('<statusCode code="active"/>', '<statusCode code="active"/><statusCode code="terminated"/>'),
  ),
  refused('no status of the patient', swap('<statusCode code="active"/>', '')),
];

const changed: Recipe[] = [
  refused('the status that was not asked for', (xml) =>
    xml.includes('code="terminated"')
      ? xml.replace('code="terminated"', 'code="active"')
      : swap('code="active"', 'code="terminated"')(xml),
  ),
];
