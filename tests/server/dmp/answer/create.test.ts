import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCreateAnswer } from '../../../../server/src/dmp/answer/create.ts';
import { readSoapContent } from '../../../../server/src/dmp/answer/soap-content.ts';
import { accepted, acknowledgement, asked, fault, found, refused, soap } from '../answers.ts';
import { insOid } from '../gateway.ts';

function read(document: string | Uint8Array, status = 200): unknown {
  const content = readSoapContent(status, Buffer.from(document));
  return content.outcome === 'content' ? readCreateAnswer(content.content, asked) : content;
}

const nonsense = { outcome: 'misunderstood', reason: 'nonsense' };
const otherRequest = { outcome: 'misunderstood', reason: 'other-request' };

test('a 312, accepted and completed, is the only thing that means created', () => {
  expect(read(accepted())).toEqual({ outcome: 'created' });
  expect(read(accepted({ ids: '' }))).toEqual({ outcome: 'created' });
});

test('DMPFound means that a record was there before, by acknowledgement or by Fault', () => {
  expect(read(refused('DMPFound'))).toEqual({ outcome: 'exists' });
  expect(read(fault('s:Sender', 'x:DMPFound'), 500)).toEqual({ outcome: 'exists' });
});

test('any other 313 is a refusal with its national name', () => {
  expect(read(refused('DMPInvalidData'))).toEqual({ outcome: 'refused', code: 'DMPInvalidData' });
  expect(read(refused('DMPInvalidData', 'AR'))).toEqual({ outcome: 'refused', code: 'DMPInvalidData' });
});

test('the Fault of the closed creation is a refusal', () => {
  expect(read(fault('s:Sender', 'DMPAccessDeniedByRightsService'), 500)).toEqual({
    outcome: 'refused',
    code: 'DMPAccessDeniedByRightsService',
  });
});

describe('a doubt, never a creation', () => {
  test('an answer to another request, or about another person', () => {
    const other = acknowledgement('AA', '', '99999999-4f0e-4a43-9c59-1d2a3b4c5d6e');
    expect(read(accepted({ acknowledgement: other }))).toEqual(otherRequest);
    expect(read(accepted({ ids: `<id root="${insOid}" extension="184052A32100030"/>` }))).toEqual(
      otherRequest,
    );
  });

  test('message and acknowledgement that contradict each other', () => {
    expect(read(accepted({ acknowledgement: acknowledgement('AE') }))).toEqual(nonsense);
    expect(read(refused('DMPFound', 'AA'))).toEqual(nonsense);
  });

  test('a registration that is not completed, or names no patient', () => {
    expect(read(accepted({ status: 'active' }))).toEqual(nonsense);
    expect(read(accepted().replace(/<patient>.*<\/patient>/, ''))).toEqual(nonsense);
  });

  test('both a 312 and a 313, an unwrapped 312, an answer to a question', () => {
    const message = /<PRPA_IN201312UV02[\s\S]*<\/PRPA_IN201312UV02>/.exec(accepted())?.[0] ?? '';
    expect(read(accepted().replace(message, message + message))).toEqual(nonsense);
    expect(read(soap(message))).toEqual(nonsense);
    expect(read(found())).toEqual(nonsense);
  });

  test('a Fault of the service itself: what it had done before is not known', () => {
    expect(read(fault('s:Receiver', 'x:Broken'), 500)).toEqual({
      outcome: 'misunderstood',
      reason: 'http-status',
    });
  });

  test('an accepted answer under an error status', () => {
    expect(read(accepted(), 500)).toEqual({ outcome: 'misunderstood', reason: 'http-status' });
  });
});

test('whatever is cut off, only the whole answer says created', () => {
  const whole = Buffer.from(accepted(), 'utf8');
  fc.assert(
    fc.property(fc.nat(whole.length - 1), (length) => {
      expect(read(whole.subarray(0, length))).toEqual(nonsense);
    }),
    { numRuns: 300 },
  );
});

test('whatever byte is damaged, the answer is read or doubted, never thrown', () => {
  const whole = Buffer.from(accepted(), 'utf8');
  const outcomes = ['created', 'exists', 'refused', 'misunderstood'];
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (place, byte) => {
      const bytes = Buffer.from(whole);
      bytes[place] = byte;
      expect(outcomes).toContain((read(bytes) as { outcome: string }).outcome);
    }),
    { numRuns: 500 },
  );
});
