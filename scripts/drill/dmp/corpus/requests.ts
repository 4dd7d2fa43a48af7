/** What only a request can be wrong in: its addressing, what it announces, whom it speaks of. Pure. */
import { patient, stranger } from '../in-process/setting.ts';
import { before, harmless, part, type Recipe, refused, swap } from './recipe.ts';

const header = (name: string): RegExp => new RegExp(`<wsa:${name}[ >].*?</wsa:${name}>`, 's');
const action = (to: string) => swap(/(?<=<wsa:Action[^>]*>)[^<]*/, to);
const twice = (pattern: RegExp) => (xml: string) => swap(pattern, part(xml, pattern).repeat(2))(xml);
const content = /<\w*:?PRPA_IN201311UV02[ >]/;

/** Of whatever is asked. Every one after sealing: the seal is good, what it stands beside is not. */
export const addressingRecipes: readonly Recipe[] = [
  ...['MessageID', 'To', 'ReplyTo', 'Action'].flatMap((name) => [
    refused(`no ${name}`, swap(header(name), '')),
    refused(`${name} twice`, twice(header(name))),
    refused(`${name} in a foreign namespace`, (xml) =>
      swap(
        header(name),
        part(xml, header(name))
          .replaceAll('wsa:', 'q:')
          .replace('<q:', '<q:')
          .replace(/^<q:\w+/, (tag) => `${tag} xmlns:q="urn:x"`),
      )(xml),
    ),
  ]),
  refused('the headers in another order', (xml) => {
    const to = part(xml, header('To'));
    return before('<wsa:MessageID', to)(swap(to, '')(xml));
  }),
  refused('a header more', before('<wsse:Security', '<x:y xmlns:x="urn:x"/>')),
  refused('an identifier that is none', swap(/urn:uuid:[^<]*/, 'urn:uuid:1')),
  refused('an identifier with a line end', swap(/(?<=urn:uuid:[0-9a-f]{8})-/, '\n')),
  refused(
    'an answer elsewhere',
    swap('http://www.w3.org/2005/08/addressing/anonymous', 'http://169.254.169.254/'),
  ),
  refused('nothing must be understood', (xml) => xml.replaceAll('soap:mustUnderstand="1"', '')),
  refused('an action nobody knows', action('urn:x')),
  refused('the action of a prototype', action('__proto__')),
  refused('an action with a comment and a rest', (xml) =>
    swap(/<\/wsa:Action>/, '<!-- -->x</wsa:Action>')(xml),
  ),
  refused('an empty action', action('')),
  refused('no security', swap(/<wsse:Security.*<\/wsse:Security>/s, '')),
  refused('empty security', swap(/(?<=<wsse:Security[^>]*>).*(?=<\/wsse:Security>)/s, '')),
];

/** Of an opening, on top. */
export const requestRecipes: readonly Recipe[] = [
  ...addressingRecipes,
  refused('the action of a search', action('urn:hl7-org:v3:PRPA_IN201307UV02')),
  refused('the action of a closure', action('urn:hl7-org:v3:PRPA_IN201314UV02')),
  refused(
    'the action of another endpoint',
    action('urn:si-dmp-patients:PatientSpecificEndPoint:createPatientAccess'),
  ),
  refused(
    'the content in a foreign namespace',
    swap(content, '<PRPA_IN201311UV02 xmlns:z="urn:x" xmlns="urn:x" '),
  ),
  refused(
    'the content nil',
    swap(
      content,
      '<PRPA_IN201311UV02 xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true" bad="1" ',
    ),
  ),
  refused('another person than the seal says', (xml) =>
    xml.replaceAll(`extension="${patient.nir}"`, `extension="${stranger.nir}"`),
  ),
  refused('another person beside ours', (xml) =>
    xml.replace(
      /<id [^>]*extension="285057800600028"[^>]*\/>/,
      (found) => found + found.replace(patient.nir, stranger.nir),
    ),
  ),
  refused('a number with a wrong key', (xml) =>
    xml.replaceAll('extension="285057800600028"', 'extension="285057800600027"'),
  ),
  refused('a number with a space', (xml) =>
    xml.replaceAll('extension="285057800600028"', 'extension="285057800600028 "'),
  ),
  refused('a number in other digits', (xml) =>
    xml.replaceAll('extension="285057800600028"', 'extension="28505780060002８"'),
  ),
  refused(
    'an author who is not the sealed one',
    swap('extension="899900000011"', 'extension="899900000029"'),
  ),
  refused('a structure that is not the sealed one', swap('extension="10B0000011"', 'extension="10B0000029"')),
  refused('consent refused', (xml) =>
    xml.replace(/(CONSENTEMENT_OUVERTURE_DMP.*?value=")true"/s, '$1false"'),
  ),
  refused('consent by a word', (xml) => xml.replace(/(CONSENTEMENT_OUVERTURE_DMP.*?value=")true"/s, '$11"')),
  refused('no consent', swap('CONSENTEMENT_OUVERTURE_DMP', 'CONSENTEMENT_AUTRE')),
  refused('an opposition twice', swap('OPPOSITION_ACCES_URGENCE', 'OPPOSITION_BRIS_DE_GLACE')),
  refused('an observation of another type', swap(/xsi:type="BL"/, 'xsi:type="ST"')),
  refused('an observation of a type of ours', swap(/xsi:type="BL"/, 'xmlns:bl="urn:BL" xsi:type="bl:ST"')),
  refused('a birth date with hyphens', swap('19850500', '1985-05-00')),
  refused(
    'a sex against the number',
    swap(/administrativeGenderCode code="F"/, 'administrativeGenderCode code="M"'),
  ),
  refused('a reason nobody knows', swap('code="CREA_RD"', 'code="__proto__"')),
  refused('a reason of another transaction', swap('code="CREA_RD"', 'code="FERM"')),
  refused('elements in another order', (xml) => {
    const birth = part(xml, /<birthTime[^>]*\/>/);
    return before('<name>', birth)(swap(birth, '')(xml));
  }),
  refused('an attribute more', swap('<registrationRequest ', '<registrationRequest __proto__="x" ')),
  refused('an element more', before('<registrationRequest', '<constructor/>')),
  harmless('a name of 100 kB', swap('>DUPONT<', `>${'D'.repeat(100_000)}<`)),
  harmless('a name with markup in it', swap('>DUPONT<', '>&lt;script&gt;&amp;#1;<')),
  harmless('a comment in a name', swap('>DUPONT<', '>DU<!-- -->PONT<')),
  harmless('a section in a name', swap('>DUPONT<', '><![CDATA[DUPONT]]><')),
  harmless('commands of a printer in a name', swap('>DUPONT<', '>&#x9;&#xA;&#x85;&#x202E;<')),
];
