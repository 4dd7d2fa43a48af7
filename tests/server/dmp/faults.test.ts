import { expect, test } from 'vitest';
import { readFault } from '../../../server/src/dmp/faults.ts';
import { fault } from './answers.ts';
import { message } from './documents.ts';

const read = (code: string, subcode: string) => readFault(message(fault(code, subcode)));

test('a Fault of the sender is refused under its subcode, whatever prefix it wears', () => {
  expect(read('s:Sender', 'DMPInvalidCertificate')).toEqual({
    outcome: 'refused',
    code: 'DMPInvalidCertificate',
  });
  expect(read('s:Sender', 'ns3:DMPInvalidCertificate')).toEqual({
    outcome: 'refused',
    code: 'DMPInvalidCertificate',
  });
  expect(read('s:Sender', 'siram_40')).toEqual({ outcome: 'refused', code: 'siram_40' });
});

test('a Fault without a subcode keeps the name of its code', () => {
  expect(read('s:MustUnderstand', '')).toEqual({ outcome: 'refused', code: 'MustUnderstand' });
});

test('a Fault of the receiver leaves a doubt', () => {
  expect(read('s:Receiver', 'x')).toEqual({ outcome: 'misunderstood', reason: 'http-status' });
});

test('what does not look like a name never becomes a code: codes end in logs', () => {
  for (const text of ['285057800600028', 'DMP285057800600028', 'Le patient DUPONT', 'a'.repeat(80)]) {
    expect(read('s:Sender', text)).toEqual({ outcome: 'refused', code: 'unnamed' });
  }
});
