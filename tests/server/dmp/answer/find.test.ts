import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFindAnswer } from '../../../../server/src/dmp/answer/find.ts';
import { readSoapContent } from '../../../../server/src/dmp/answer/soap-content.ts';
import { acknowledgement, asked, detail, found, notFound, soap } from '../answers.ts';
import { insOid } from '../gateway.ts';

function read(document: string | Uint8Array, status = 200): unknown {
  const content = readSoapContent(status, Buffer.from(document));
  return content.outcome === 'content' ? readFindAnswer(content.content, asked) : content;
}

const nonsense = { outcome: 'misunderstood', reason: 'nonsense' };
const otherRequest = { outcome: 'misunderstood', reason: 'other-request' };

describe('what the service knows of the person', () => {
  test('not found is an accepted answer with NF: no record', () => {
    expect(read(notFound())).toEqual({ outcome: 'none' });
  });

  test('an active record is open, and says whether Mon espace santé holds it', () => {
    expect(read(found())).toEqual({ outcome: 'open', linkedToMes: false });
    expect(read(found({ linked: 'true' }))).toEqual({ outcome: 'open', linkedToMes: true });
  });

  test('a terminated record is closed, with its day where it is told, and its link to Mon espace santé', () => {
    const closed = { outcome: 'closed', since: null, linkedToMes: false };
    expect(read(found({ status: 'terminated' }))).toEqual(closed);
    expect(
      read(found({ status: 'terminated', since: '20260304101500', reason: 'FERMETURE_DEMANDE_PATIENT' })),
    ).toEqual({ ...closed, since: '2026-03-04' });
    expect(read(found({ status: 'terminated', linked: 'true' }))).toEqual({ ...closed, linkedToMes: true });
  });

  test('only the simulator’s own reason means opposed; any other one is a closure', () => {
    const over = { status: 'terminated', since: '20260304' };
    const told = { since: '2026-03-04', linkedToMes: false };
    expect(read(found({ ...over, reason: 'OPPOSITION_OUVERTURE_SIMULEE' }))).toEqual({
      outcome: 'opposed',
      ...told,
    });
    expect(read(found({ ...over, reason: 'AUTRE_MOTIF' }))).toEqual({ outcome: 'closed', ...told });
  });

  test('a patient who forbade access bars everything else, open or closed', () => {
    expect(read(found({ authorization: 'INTERDIT' }))).toEqual({ outcome: 'barred' });
    expect(read(found({ authorization: 'INTERDIT', status: 'terminated' }))).toEqual({ outcome: 'barred' });
  });

  test.each(['VALIDE', 'EXPIRE', 'NON_EXISTE'])('an authorization %s bars nothing', (authorization) => {
    expect(read(found({ authorization }))).toEqual({ outcome: 'open', linkedToMes: false });
  });

  test('a patient without any number is accepted: real answers omit it', () => {
    expect(read(found({ ids: '' }))).toEqual({ outcome: 'open', linkedToMes: false });
  });

  test('RelatesTo may be wrong, as in the official samples: the body decides', () => {
    expect(found()).toContain('recorded-with-another-request');
    expect(read(found())).toEqual({ outcome: 'open', linkedToMes: false });
  });
});

describe('what is no answer to our question', () => {
  test('an answer that names another request, or none', () => {
    const other = acknowledgement('AA', '', '99999999-4f0e-4a43-9c59-1d2a3b4c5d6e');
    expect(read(found({ acknowledgement: other }))).toEqual(otherRequest);
    expect(read(found({ acknowledgement: '<acknowledgement typeCode="AA"/>' }))).toEqual(otherRequest);
  });

  test('an answer about another person', () => {
    expect(read(found({ ids: `<id root="${insOid}" extension="184052A32100030"/>` }))).toEqual(otherRequest);
  });

  test('two subjects, two acknowledgements, NF with a subject, OK without one', () => {
    expect(read(found({ subjects: 2 }))).toEqual(nonsense);
    expect(read(found({ acknowledgement: acknowledgement('AA').repeat(2) }))).toEqual(nonsense);
    expect(read(found({ response: 'NF' }))).toEqual(nonsense);
    expect(read(found({ subjects: 0 }))).toEqual(nonsense);
  });

  test('an unknown status or response code', () => {
    expect(read(found({ status: 'suspended' }))).toEqual(nonsense);
    expect(read(found({ response: 'QE' }))).toEqual(nonsense);
  });

  test.each([
    '',
    'page inattendue',
    '<html/>',
    soap(''),
    soap('<a/><b/>'),
    soap('<PRPA_IN201308UV02/>'),
    soap('<PRPA_IN201312UV02 xmlns="urn:hl7-org:v3"/>'),
    found().replace('<?xml version="1.0" encoding="UTF-8"?>', '<!DOCTYPE x>'),
    found().replace('UTF-8', 'ISO-8859-1'),
    found().replaceAll(
      'http://www.w3.org/2003/05/soap-envelope',
      'http://schemas.xmlsoap.org/soap/envelope/',
    ),
  ])('a document that is not the expected one (%#)', (document) => {
    expect(read(document)).toEqual(nonsense);
  });

  test('a page that is no Fault under another status than 200', () => {
    expect(read(found(), 503)).toEqual({ outcome: 'misunderstood', reason: 'http-status' });
    expect(read('<html/>', 302)).toEqual({ outcome: 'misunderstood', reason: 'http-status' });
  });
});

test('a refusal is read from the first detail of the acknowledgement', () => {
  const refusal = acknowledgement('AE', detail('DMPAccessDenied') + detail('DMPOther'));
  expect(read(found({ acknowledgement: refusal }))).toEqual({ outcome: 'refused', code: 'DMPAccessDenied' });
});

test('a damaged or shortened answer is read or doubted, never thrown', () => {
  const whole = Buffer.from(found(), 'utf8');
  const outcomes = ['none', 'open', 'closed', 'opposed', 'barred', 'refused', 'misunderstood'];
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (place, byte, length) => {
      const bytes = Buffer.from(whole);
      bytes[place] = byte;
      expect(outcomes).toContain((read(bytes) as { outcome: string }).outcome);
      expect(outcomes).toContain((read(bytes.subarray(0, length)) as { outcome: string }).outcome);
    }),
    { numRuns: 500 },
  );
});

test('an internet account that is open is told; one that is not, or is not spoken of, is not there', () => {
  const account = (value: string) =>
    found().replace(
      '<subjectOf typeCode="SBJ">',
      `<subjectOf typeCode="SBJ"><administrativeObservation classCode="OBS" moodCode="EVN">
        <code code="COMPTE_INTERNET_OUVERT" codeSystem="1.2.250.1.213.4.1.2.9"/><value xsi:type="BL" value="${value}"/>
      </administrativeObservation></subjectOf><subjectOf typeCode="SBJ">`,
    );
  expect(read(account('true'))).toEqual({ outcome: 'open', linkedToMes: false, internetAccess: true });
  for (const document of [account('false'), account('1'), found()])
    expect(read(document)).toEqual({ outcome: 'open', linkedToMes: false });
});
