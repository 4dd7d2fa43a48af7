import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAdministrationAnswer } from '../../../../server/src/dmp/answer/administration.ts';
import { readSoapContent } from '../../../../server/src/dmp/answer/soap-content.ts';
import { acknowledgement, asked, detail, fault, found, notFound } from '../answers.ts';
import { helene } from '../gateway.ts';

function read(document: string | Uint8Array, status = 200): unknown {
  const answer = readSoapContent(status, Buffer.from(document));
  return answer.outcome === 'content' ? readAdministrationAnswer(answer.content, asked) : answer;
}

const nonsense = { outcome: 'misunderstood', reason: 'nonsense' };

const opposition = (code: string, value: string): string =>
  `<subjectOf typeCode="SBJ"><administrativeObservation classCode="OBS" moodCode="EVN">
    <code code="${code}" codeSystem="1.2.250.1.213.4.1.2.3"/><value xsi:type="BL" value="${value}"/>
  </administrativeObservation></subjectOf>`;

const person = `<patientPerson classCode="PSN" determinerCode="INSTANCE">
  <name><prefix>Mme</prefix><given>HÉLÈNE</given><family qualifier="SP">D'ESSAI</family></name>
  <telecom value="mailto:h@exemple.invalid"/><telecom use="MC" value="tel:0600000001"/>
  <telecom use="MC" value="tel:0600000001"/><telecom value="mailto:h@exemple.invalid"/>
  <telecom value="http://exemple.invalid"/><telecom nullFlavor="NI"/>
  <addr><streetAddressLine>1, rue A</streetAddressLine><postalCode>75005</postalCode><city>Paris</city><x>y</x></addr>
  <personalRelationship classCode="PRS"><code code="MTH" codeSystem="2.16.840.1.113883.1.11.19579"/>
    <telecom use="HP" value="tel:0100000001"/>
    <relationshipHolder1><name><given>Anne</given><family>ESSAI</family></name></relationshipHolder1>
  </personalRelationship></patientPerson>`;

/** The parts are put after the status of the patient, which must be there once. */
function told(inside: string, changes: Parameters<typeof found>[0] = {}): string {
  const whole = found(changes);
  const place = `<statusCode code="${changes?.status ?? 'active'}"/>`;
  expect(whole.split(place)).toHaveLength(2);
  return whole.replace(place, place + inside);
}

const both = (breakGlass: string, emergency: string): string =>
  opposition('OPPOSITION_BRIS_DE_GLACE', breakGlass) + opposition('OPPOSITION_ACCES_URGENCE', emergency);

test('contacts once each, address, representative, and consents that are the opposite of what is stored', () => {
  expect(read(told(person + both('true', 'false')))).toEqual({
    outcome: 'record',
    record: {
      state: 'open',
      usualName: "D'ESSAI",
      given: 'HÉLÈNE',
      telecoms: [
        { use: null, value: 'mailto:h@exemple.invalid' },
        { use: 'MC', value: 'tel:0600000001' },
      ],
      address: [
        { part: 'streetAddressLine', text: '1, rue A' },
        { part: 'postalCode', text: '75005' },
        { part: 'city', text: 'Paris' },
      ],
      representative: {
        relationCode: 'MTH',
        family: 'ESSAI',
        given: 'Anne',
        telecoms: [{ use: 'HP', value: 'tel:0100000001' }],
        address: [],
      },
      breakGlassConsent: false,
      emergencyCallConsent: true,
    },
  });
});

test('what is not said is null, and never an answer in the place of the person', () => {
  const bare = read(found());
  expect(bare).toMatchObject({
    outcome: 'record',
    record: { usualName: null, telecoms: [], representative: null, breakGlassConsent: null },
  });
  const twice = told(both('true', 'true') + opposition('OPPOSITION_ACCES_URGENCE', 'false'));
  expect(read(twice)).toMatchObject({ record: { breakGlassConsent: false, emergencyCallConsent: null } });
  expect(read(told(both('1', 'yes')))).toMatchObject({
    record: { breakGlassConsent: null, emergencyCallConsent: null },
  });
});

test('closed, not found, refused', () => {
  expect(read(found({ status: 'terminated' }))).toMatchObject({ record: { state: 'closed' } });
  expect(read(notFound())).toEqual({ outcome: 'none' });
  const refused = { outcome: 'refused', code: 'DMPAccessDenied' };
  expect(read(found({ acknowledgement: acknowledgement('AE', detail('DMPAccessDenied')) }))).toEqual(refused);
  expect(read(fault('s:Sender', 'DMPAccessDenied'), 500)).toEqual(refused);
});

describe('no answer of ours', () => {
  test('another request, another patient, another status, another answer', () => {
    const other = { outcome: 'misunderstood', reason: 'other-request' };
    const strange = acknowledgement('AA', '', '99999999-4f0e-4a43-9c59-1d2a3b4c5d6e');
    expect(read(found({ acknowledgement: strange }))).toEqual(other);
    const somebody = `<id root="${asked.insOid}" extension="184052A32100030"/>`;
    expect(read(found({ ids: somebody }))).toEqual(other);
    expect(read(found({ status: 'suspended' }))).toEqual(nonsense);
    expect(read(found({ subjects: 2 }))).toEqual(nonsense);
  });

  test('whatever is cut off, only the whole answer is read', () => {
    const whole = Buffer.from(told(person + both('true', 'false')), 'utf8');
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        expect(read(whole.subarray(0, length))).toEqual(nonsense);
      }),
      { numRuns: 200 },
    );
  });
});

test('a record that was read does not print', () => {
  expect(JSON.stringify(read(told(person)))).toBe('{"outcome":"record","record":"[personal]"}');
  expect(JSON.stringify(read(told(person)))).not.toContain(helene.nir);
});
