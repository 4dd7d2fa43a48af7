import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exchange, hex, parseAnswer, readBinaryAt } from '../../../kiosk-agent/src/card/apdu.ts';
import { cardInHand, cardOf, says } from './card-in-hand.ts';

const selectVitale = hex('00 A4 04 00 0B D2 50 00 00 02 56 49 54 41 4C 45');
const readShortFile2 = hex('00 B0 82 00 00');

test('61 xx: what waits is fetched with GET RESPONSE and joined', async () => {
  const card = cardInHand('dupont');
  const answer = await exchange(card.transmit, selectVitale);
  // The description of the application, as the reference has it.
  expect(answer).toEqual({
    ok: true,
    data: hex('6F 0D 84 0B D2 50 00 00 02 56 49 54 41 4C 45'),
    statusWord: 0x9000,
  });
  expect(card.sent.at(-1)).toBe('00C000000F');
});

test('6C xx: the same command goes again with the length the card asks for', async () => {
  const card = cardInHand('dupont');
  const answer = await exchange(card.transmit, readShortFile2);
  expect(card.sent).toEqual(['00B0820000', '00B082004E']);
  expect(answer.ok && answer.data.length).toBe(78);
});

test('data beside 6C xx would come again: it is not joined', async () => {
  const script = ['AA 6C 01', 'AA 90 00'];
  const card = cardOf((_, rank) => says(script[rank - 1] ?? '6F 00'));
  expect(await exchange(card.transmit, readShortFile2)).toEqual({
    ok: true,
    data: hex('AA'),
    statusWord: 0x9000,
  });
});

test('6C xx may follow 61 xx: the fetch itself is corrected', async () => {
  const script = ['61 05', '6C 02', 'AA BB 90 00'];
  const card = cardOf((_, rank) => says(script[rank - 1] ?? '6F 00'));
  expect(await exchange(card.transmit, selectVitale)).toEqual({
    ok: true,
    data: hex('AA BB'),
    statusWord: 0x9000,
  });
  expect(card.sent.slice(1)).toEqual(['00C0000005', '00C0000002']);
});

test('the last byte of a command with data is no length, and is never corrected', async () => {
  const card = cardOf(() => says('6C 05'));
  expect(await exchange(card.transmit, selectVitale)).toMatchObject({ ok: true, statusWord: 0x6c05 });
  expect(card.sent).toHaveLength(1);
});

test.each(['61 01', '6C 01'])(
  'a card that answers %s for ever is given up after forty turns',
  async (status) => {
    const card = cardOf(() => says(status));
    expect(await exchange(card.transmit, readShortFile2)).toEqual({ ok: false, reason: 'endless' });
    expect(card.sent).toHaveLength(40);
  },
);

test('an answer too short for a status word is a fault: the reader knows whether the card has gone', () => {
  expect(parseAnswer(hex(''))).toEqual({ ok: false, reason: 'fault' });
  expect(parseAnswer(hex('90'))).toEqual({ ok: false, reason: 'fault' });
});

test('a failed transmission ends the exchange with the same reason', async () => {
  const card = cardInHand('dupont', (rank) => (rank === 2 ? { ok: false, reason: 'timeout' } : null));
  expect(await exchange(card.transmit, readShortFile2)).toEqual({ ok: false, reason: 'timeout' });
});

test('READ BINARY carries an offset of fifteen bits and refuses more', () => {
  expect(Buffer.from(readBinaryAt(256)).toString('hex')).toBe('00b0010000');
  expect(Buffer.from(readBinaryAt(0x7fff)).toString('hex')).toBe('00b07fff00');
  expect(() => readBinaryAt(0x8000)).toThrow(RangeError);
});

test('whatever a card answers, an exchange ends, and within forty commands', async () => {
  const anyAnswer = fc.uint8Array({ maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.array(anyAnswer, { minLength: 1 }), anyAnswer, async (answers, command) => {
      const card = cardOf((_, rank) => parseAnswer(answers[rank % answers.length] ?? hex('')));
      const result = await exchange(card.transmit, command);
      expect(card.sent.length).toBeLessThanOrEqual(40);
      if (!result.ok) expect(['fault', 'endless']).toContain(result.reason);
    }),
    { numRuns: 2000 },
  );
});
