import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReactivateAnswer, readTerminateAnswer } from '../../../../server/src/dmp/answer/change.ts';
import { readSoapContent } from '../../../../server/src/dmp/answer/soap-content.ts';
import { accepted, acknowledgement, asked, changed, fault, found, notChanged, soap } from '../answers.ts';
import { helene, insOid } from '../gateway.ts';

type Reader = typeof readTerminateAnswer | typeof readReactivateAnswer;

function read(reader: Reader, document: string | Uint8Array, status = 200): unknown {
  const content = readSoapContent(status, Buffer.from(document));
  return content.outcome === 'content' ? reader(content.content, asked) : content;
}
const closing = (document: string | Uint8Array, status?: number) =>
  read(readTerminateAnswer, document, status);
const reopening = (document: string | Uint8Array, status?: number) =>
  read(readReactivateAnswer, document, status);

const nonsense = { outcome: 'misunderstood', reason: 'nonsense' };
const otherRequest = { outcome: 'misunderstood', reason: 'other-request' };

test('a 315, accepted, completed and about a terminated record, is the only thing that means closed', () => {
  expect(closing(changed('terminated'))).toEqual({ outcome: 'closed' });
  expect(closing(changed('active'))).toEqual(nonsense);
  expect(closing(changed('terminated', { event: 'active' }))).toEqual(nonsense);
});

test('a 315 about an active record, and nothing else, means open again', () => {
  expect(reopening(changed('active'))).toEqual({ outcome: 'created' });
  expect(reopening(changed('terminated'))).toEqual(nonsense);
});

test('the patient may be named, if it is ours', () => {
  const ids = (nir: string) => ({ ids: `<id root="${insOid}" extension="${nir}"/>` });
  expect(closing(changed('terminated', ids(helene.nir)))).toEqual({ outcome: 'closed' });
  expect(closing(changed('terminated', ids('184052A32100030')))).toEqual(otherRequest);
});

test('DMPClosed: it was closed before; DMPFound: it was open before; by acknowledgement or by Fault', () => {
  expect(closing(notChanged('DMPClosed'))).toEqual({ outcome: 'already-closed' });
  expect(closing(fault('s:Sender', 'x:DMPClosed'), 500)).toEqual({ outcome: 'already-closed' });
  expect(reopening(notChanged('DMPFound'))).toEqual({ outcome: 'exists' });
  expect(reopening(fault('s:Sender', 'DMPFound'), 500)).toEqual({ outcome: 'exists' });
});

test('the good news of the one is a refusal of the other', () => {
  expect(closing(notChanged('DMPFound'))).toEqual({ outcome: 'refused', code: 'DMPFound' });
  expect(reopening(notChanged('DMPClosed'))).toEqual({ outcome: 'refused', code: 'DMPClosed' });
});

describe('a doubt, never a closure', () => {
  test('an answer to another request, a contradiction, an answer to an opening, a bare 315', () => {
    const other = acknowledgement('AA', '', '99999999-4f0e-4a43-9c59-1d2a3b4c5d6e');
    expect(closing(changed('terminated', { acknowledgement: other }))).toEqual(otherRequest);
    expect(closing(changed('terminated', { acknowledgement: acknowledgement('AE') }))).toEqual(nonsense);
    expect(closing(notChanged('DMPClosed', 'AA'))).toEqual(nonsense);
    expect(closing(accepted())).toEqual(nonsense);
    expect(closing(found({ status: 'terminated' }))).toEqual(nonsense);
    const message = /<PRPA_IN201315UV02[\s\S]*<\/PRPA_IN201315UV02>/.exec(changed('terminated'))?.[0] ?? '';
    expect(message).not.toBe('');
    expect(closing(soap(message))).toEqual(nonsense);
    expect(closing(changed('terminated').replace(message, message + message))).toEqual(nonsense);
  });

  test('a Fault of the service itself, an accepted answer under an error status', () => {
    const broken = { outcome: 'misunderstood', reason: 'http-status' };
    expect(closing(fault('s:Receiver', 'x:Broken'), 500)).toEqual(broken);
    expect(closing(changed('terminated'), 500)).toEqual(broken);
  });

  test('whatever is cut off, only the whole answer says closed', () => {
    const whole = Buffer.from(changed('terminated'), 'utf8');
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        expect(closing(whole.subarray(0, length))).toEqual(nonsense);
      }),
      { numRuns: 200 },
    );
  });
});
