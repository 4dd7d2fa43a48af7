/** The simulator as a judge: what it refuses, rule by rule, from messages that differ from a good one by one thing. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { person } from '../support/people.ts';
import { type Draft, type Kind, post, sealedEnvelope, verdict } from './wire.ts';

/** Without the HL7 schemas: its own rules must be enough. */
let national: NationalSimulator;

beforeAll(async () => {
  national = await startNationalSimulator({ HL7V3_SCHEMAS: '/nowhere' });
});
afterAll(async () => {
  await national.stop();
});
beforeEach(async () => {
  await national.clear();
});

async function judged(kind: Kind, draft: Draft = {}): Promise<string> {
  return verdict(await post(national.url, await sealedEnvelope(kind, draft)));
}

/** Replaces, and fails when there is nothing to replace: a rule must not pass because a message did not change. */
function swap(from: string | RegExp, to: string): (xml: string) => string {
  return (xml) => {
    const changed = xml.replace(from, to);
    if (changed === xml) throw new Error(`nothing to replace: ${from}`);
    return changed;
  };
}

test('the good messages are accepted, or these tests would prove nothing', async () => {
  expect(await judged('find')).toBe('AA');
  expect(await judged('create')).toBe('AA');
  expect(await judged('create')).toBe('AE');
});

test('without the schemas it says so, once', () => {
  expect(national.stderr().match(/SKIPPED/g)).toHaveLength(1);
});

describe('addressing', () => {
  test.each(['MessageID', 'To', 'ReplyTo', 'Action'])('the header %s is missing', async (name) => {
    const without = new RegExp(`<wsa:${name}[ >].*?</wsa:${name}>`);
    expect(await judged('find', { after: swap(without, '') })).toBe('wsa:MessageAddressingHeaderRequired');
  });

  test('headers in another order', async () => {
    const moved = (xml: string): string => {
      const to = /<wsa:To .*?<\/wsa:To>/.exec(xml)?.[0] ?? '';
      return swap('<soap:Header>', `<soap:Header>${to}`)(swap(to, '')(xml));
    };
    expect(await judged('find', { after: moved })).toBe('wsa:InvalidAddressingHeader');
  });

  test('an unknown action, one that contradicts HTTP, one that announces another body', async () => {
    const action = (to: string) =>
      swap('urn:hl7-org:v3:PRPA_IN201307UV02</wsa:Action>', `${to}</wsa:Action>`);
    expect(await judged('find', { after: action('urn:x') })).toBe('wsa:ActionNotSupported');
    const announced = { headers: { soapaction: '"urn:hl7-org:v3:PRPA_IN201311UV02"' } };
    const contradicted = await post(national.url, await sealedEnvelope('find'), announced);
    expect(verdict(contradicted)).toBe('wsa:ActionMismatch');
    expect(await judged('find', { after: action('urn:hl7-org:v3:PRPA_IN201311UV02') })).toBe(
      'DMPInvalidData',
    );
  });

  test('mustUnderstand is accepted as the samples write it, and missed when it is not there', async () => {
    const all = (to: string) => (xml: string) => xml.replaceAll('soap:mustUnderstand="1"', to);
    expect(await judged('find', { after: all('mustUnderstand="true"') })).toBe('AA');
    expect(await judged('find', { after: all('') })).toBe('wsa:InvalidAddressingHeader');
  });

  test('a MessageID that is no urn:uuid', async () => {
    expect(await judged('find', { after: swap('urn:uuid:', 'uuid:') })).toBe('wsa:InvalidAddressingHeader');
  });
});

describe('what the VIHF says', () => {
  test.each([
    ['no structure', /<saml2:Attribute Name="Identifiant_Structure">.*?<\/saml2:Attribute>/, ''],
    [
      'another structure than the seal’s',
      '10B0000011</saml2:AttributeValue>',
      '10B0000099</saml2:AttributeValue>',
    ],
    ['another version', '>3.0<', '>2.0<'],
    ['another resource', '>urn:dmp<', '>urn:x<'],
    ['no profession', 'codeSystem="1.2.250.1.71.1.2.7"', 'codeSystem="1.2.3"'],
    ['a break-glass access', 'code="normal"', 'code="bris_de_glace"'],
    ['a real INS', '1.2.250.1.213.1.4.10&amp;', '1.2.250.1.213.1.4.8&amp;'],
    ['another patient', '285057800600028^', '184052A32100030^'],
    ['a professional without identifier', '<saml2:NameID>899900000011<', '<saml2:NameID><'],
  ])('%s', async (_, from, to) => {
    expect(await judged('find', { before: swap(from, to) })).toBe('DMPInvalidData');
  });

  test('an instant outside the window, on either side', async () => {
    const minutes = (count: number) => new Date(Date.now() + count * 60_000);
    expect(await judged('find', { now: minutes(-6) })).toBe('wsse:MessageExpired');
    expect(await judged('find', { now: minutes(6) })).toBe('wsse:MessageExpired');
    expect(await judged('find', { now: minutes(-4) })).toBe('AA');
  });

  test('an instant without milliseconds, an issuer that is not the seal', async () => {
    expect(await judged('find', { before: swap(/(IssueInstant="[^"]*)\.\d{3}Z/, '$1Z') })).toBe(
      'wsse:InvalidSecurity',
    );
    expect(await judged('find', { before: swap('CN=ORG_SIGN', 'CN=OTHER') })).toBe(
      'wsse:InvalidSecurityToken',
    );
  });
});

describe('the question', () => {
  test.each([
    ['a real INS', 'root="1.2.250.1.213.1.4.10"', 'root="1.2.250.1.213.1.4.8"'],
    ['a production message', 'processingCode code="D"', 'processingCode code="P"'],
    ['no name of software', /<softwareName>Borne<\/softwareName>/, ''],
    ['no reason', /<reasonCode[^>]*>/, ''],
    ['the reason of an opening', 'TEST_EXST', 'CREA_RD'],
    ['no text of what is asked', /<semanticsText>.*?<\/semanticsText>/, ''],
  ])('%s', async (_, from, to) => {
    expect(await judged('find', { before: swap(from, to) })).toBe('DMPInvalidData');
  });

  test('a number with a wrong key, in the message and in the VIHF', async () => {
    const before = (xml: string): string => xml.replaceAll('285057800600028', '285057800600029');
    expect(await judged('find', { before })).toBe('DMPInvalidData');
  });
});

describe('the opening', () => {
  const observation = (code: string) =>
    new RegExp(
      `<subjectOf typeCode="SBJ"><administrativeObservation[^>]*><code code="${code}".*?</subjectOf>`,
    );

  test.each([
    ['no consent', observation('CONSENTEMENT_OUVERTURE_DMP'), ''],
    ['a consent refused', /(effectiveTime value="\d+"\/><value [^>]*)value="true"/, '$1value="false"'],
    ['a consent without its moment', /<effectiveTime[^>]*>/, ''],
    ['no answer for bris de glace', observation('OPPOSITION_BRIS_DE_GLACE'), ''],
    ['no answer for the centre 15', observation('OPPOSITION_ACCES_URGENCE'), ''],
    ['an answer without its type', / xsi:type="BL"/, ''],
    ['a birth date with dashes', '<birthTime value="19850500"', '<birthTime value="1985-05-00"'],
    ['another birth date on the card', /19850500("\/><\/contactPerson>)/, '19850501$1'],
    ['a sex unknown', 'administrativeGenderCode code="F"', 'administrativeGenderCode code="U"'],
    [
      'a sex that contradicts the number',
      'administrativeGenderCode code="F"',
      'administrativeGenderCode code="M"',
    ],
    ['no carte Vitale', /<contactParty classCode="CON"><code.*?<\/contactParty>/, ''],
    ['the card without a telecom', '<telecom nullFlavor="NI"/>', ''],
    ['no author', /<author .*?<\/author>/, ''],
    ['an author without a name', '<family>MARTIN</family>', '<family></family>'],
    ['an author with a slash in the name', '<family>MARTIN</family>', '<family>MAR/TIN</family>'],
    ['another author than the VIHF', /(<id root="1.2.250.1.71.4.2.1" extension=")[^"]*/, '$1899900000029'],
    ['another structure than the VIHF', /(<id root="1.2.250.1.71.4.2.2" extension=")[^"]*/, '$110B0000099'],
    ['a structure without contact party', '<contactParty classCode="CON"/>', ''],
    ['a provider that is somebody', ' xsi:nil="true"', ''],
    ['a contact party before the birth time', /(<birthTime[^>]*>)(<contactParty.*?<\/contactParty>)/, '$2$1'],
    ['an element nobody expects', '<statusCode code="active"/>', '<statusCode code="active"/><x/>'],
    ['an attribute nobody expects', '<statusCode code="active"/>', '<statusCode code="active" x="1"/>'],
  ])('%s', async (_, from, to) => {
    expect(await judged('create', { before: swap(from, to) })).toBe('DMPInvalidData');
    expect((await national.state()).creations).toBe(0);
  });

  test('a record that was closed is not opened again by a creation', async () => {
    await national.putRecord({ ins: '285057800600028', status: 'closed' });
    expect(await judged('create')).toBe('AE');
    expect((await national.state()).creations).toBe(0);
  });
});

describe('a minor', () => {
  const minor = person('216067512300093', 'ESSAI', 'ENFANT', '20160605');

  test.each(['create', 'reactivate'] as const)('%s: never alone, with a representative yes', async (kind) => {
    if (kind === 'reactivate') await national.putRecord({ ins: minor.nir, status: 'closed' });
    expect(await judged(kind, { identity: minor })).toBe('DMPInvalidData');
    const strange = { identity: minor, relationCode: 'BANKER' };
    expect(await judged(kind, strange)).toBe('DMPInvalidData');
    expect(await judged(kind, { identity: minor, relationCode: 'MTH' })).toBe('AA');
  });

  test('a representative is named whole, or said to be unknown', async () => {
    const named = { familyName: 'ESSAI', firstName: 'Anne' };
    const draft = { identity: minor, relationCode: 'MTH', representativeName: named };
    const half = { ...draft, before: swap('<given>Anne</given>', '') };
    const both = { ...draft, before: swap('<name><family>ESSAI', '<name nullFlavor="NI"><family>ESSAI') };
    expect(await judged('create', half)).toBe('DMPInvalidData');
    expect(await judged('create', both)).toBe('DMPInvalidData');
    expect(await judged('create', draft)).toBe('AA');
    // Nor does its operator learn who they are.
    expect(JSON.stringify(await national.records())).not.toMatch(/Anne|ESSAI/);
    expect(await judged('terminate', half)).toBe('DMPInvalidData');
    expect(await judged('terminate', draft)).toBe('AA');
    expect(national.stderr()).not.toMatch(/Anne|ESSAI/);
  });

  test('a lunar birth date of the last year of minority is a date like another', async () => {
    const year = new Date().getUTCFullYear() - 18;
    const lunar = (day: string) => ({ identity: { ...minor, birthDate: `${year}${day}` } });
    expect(await judged('create', lunar('1300'))).toBe('DMPInvalidData');
    expect(await judged('create', lunar('0000'))).toBe('AA');
  });
});

describe('the closure', () => {
  beforeEach(() => national.putRecord({ ins: '285057800600028', status: 'open' }));

  test('a good one is accepted once, then the record is closed already', async () => {
    expect(await judged('terminate')).toBe('AA');
    expect(await judged('terminate')).toBe('AE');
    expect(await national.state()).toMatchObject({
      closures: 1,
      records: [{ status: 'closed', closures: 1 }],
    });
  });

  test.each(['completed', 'terminated'])(
    'the status of the request may be %s: sources differ',
    async (status) => {
      const before = swap('RQO"><statusCode code="active"/>', `RQO"><statusCode code="${status}"/>`);
      expect(await judged('terminate', { before })).toBe('AA');
    },
  );

  test.each([
    ['no reason', /<reasonOf .*?<\/reasonOf>/, ''],
    ['a reason nobody knows', 'FERMETURE_DEMANDE_PATIENT', 'FERMETURE_ERREUR'],
    ['no free text', /<text>.*?<\/text>/, ''],
    ['a patient who stays active', '<statusCode code="terminated"/>', '<statusCode code="active"/>'],
    ['a reason before the subject', /(<subject .*<\/subject>)(<reasonOf .*<\/reasonOf>)/, '$2$1'],
    ['another reason for the request', 'code="FERM"', 'code="MODIF_DATA"'],
    ['another author than the VIHF', /(<id root="1.2.250.1.71.4.2.1" extension=")[^"]*/, '$1899900000029'],
    ['a number with a wrong key', 'extension="285057800600028"', 'extension="285057800600029"'],
  ])('%s', async (_, from, to) => {
    expect(await judged('terminate', { before: swap(from, to) })).toBe('DMPInvalidData');
    expect((await national.state()).closures).toBe(0);
  });
});

describe('the reopening', () => {
  beforeEach(() => national.putRecord({ ins: '285057800600028', status: 'closed' }));

  test('a good one is accepted once, then the record is open already', async () => {
    expect(await judged('reactivate')).toBe('AA');
    expect(await judged('reactivate')).toBe('AE');
    expect(await national.state()).toMatchObject({
      reactivations: 1,
      creations: 0,
      records: [{ status: 'open', since: null }],
    });
  });

  test.each([
    [
      'the consent to open in the place of its own',
      'CONSENTEMENT_REACTIVATION_DMP',
      'CONSENTEMENT_OUVERTURE_DMP',
    ],
    ['a consent refused', /(effectiveTime value="\d+"\/><value [^>]*)value="true"/, '$1value="false"'],
    ['no carte Vitale', /<contactParty classCode="CON"><code.*?<\/contactParty>/, ''],
    ['no author', /<author .*?<\/author>/, ''],
  ])('%s', async (_, from, to) => {
    expect(await judged('reactivate', { before: swap(from, to) })).toBe('DMPInvalidData');
    expect((await national.state()).reactivations).toBe(0);
  });

  test('an opposed opening is reopened too; nobody’s record is not', async () => {
    await national.putRecord({ ins: '285057800600028', status: 'opposed' });
    expect(await judged('create')).toBe('AE');
    expect(await judged('reactivate')).toBe('AA');
    await national.clear();
    expect(await judged('reactivate')).toBe('AE');
    expect(await judged('terminate')).toBe('AE');
  });
});

test('a record of Mon espace santé is neither closed nor reopened, under any regime', async () => {
  await national.putRecord({ ins: '285057800600028', status: 'open', linkedToMes: true });
  expect(await judged('terminate')).toBe('DMPAccessDeniedByRightsService');
  await national.putRecord({ ins: '285057800600028', status: 'closed', linkedToMes: true });
  expect(await judged('reactivate')).toBe('DMPAccessDeniedByRightsService');
  expect(await national.state()).toMatchObject({ closures: 0, reactivations: 0 });
});

describe('HTTP', () => {
  test('another type, another charset, another method, another address', async () => {
    const good = await sealedEnvelope('find');
    const type = (value: string) => ({ headers: { 'content-type': value } });
    expect((await post(national.url, good, type('text/xml'))).status).toBe(415);
    expect((await post(national.url, good, type('application/soap+xml; charset=latin1'))).status).toBe(415);
    expect((await post(national.url, good, { method: 'PUT' })).status).toBe(405);
    expect((await post(`${national.url}/x`, good)).status).toBe(404);
  });

  test('more than a mebibyte, other than UTF-8', async () => {
    expect((await post(national.url, 'x'.repeat(1_048_577))).status).toBe(413);
    expect((await post(national.url, Buffer.from('<é/>', 'latin1'))).status).toBe(400);
  });

  test('every answer is labelled', async () => {
    const { headers, body } = await post(national.url, await sealedEnvelope('find'));
    expect(headers['server']).toBe('SIMULATEUR');
    expect(body).toContain('<softwareName>SIMULATEUR DMP</softwareName>');
  });
});
