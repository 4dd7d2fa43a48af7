import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hex, parseAnswer } from '../../../kiosk-agent/src/card/apdu.ts';
import { readInsuredCard } from '../../../kiosk-agent/src/card/insured-card.ts';
import { cardInHand, cardOf, says } from './card-in-hand.ts';

const problem = (found: string) => ({ outcome: 'problem', problem: found });
/** Commands of one normal read (vitale-and-devices.md §2.1). */
const normalRead = 7;

test('card A of the reference is read with exactly the seven documented commands', async () => {
  const card = cardInHand('dupont');
  const reading = await readInsuredCard(card);
  expect(card.sent).toEqual([
    '00A40000023F00',
    '00B0820000',
    '00B082004E',
    '00A404000BD250000002564954414C45',
    '00C000000F',
    '00B0820000',
    '00B0820025',
  ]);
  expect(reading).toMatchObject({
    outcome: 'read',
    holders: [
      { familyName: 'DUPONT', firstName: 'HÉLÈNE', number: { nir: '285057800600028' } },
      { firstName: 'ÉLOI', number: { state: 'missing' } },
    ],
  });
});

test('a file of 534 bytes is read whole: twelve holders in nine commands', async () => {
  const card = cardInHand('twelve');
  const reading = await readInsuredCard(card);
  expect(reading).toMatchObject({ outcome: 'read' });
  if (reading.outcome !== 'read') return;
  expect(reading.holders.map(({ firstName }) => firstName)).toEqual(
    ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'KK', 'LL'].map((letters) => `PRENOM${letters}`),
  );
  expect(reading.holders.map(({ number }) => number.state)).toEqual(['valid', ...Array(11).fill('missing')]);
  expect(card.sent.slice(1, 5)).toEqual(['00B0820000', '00B0010000', '00B0020000', '00B0020016']);
});

test('a file of exactly 512 bytes ends at the card’s refusal to go on', async () => {
  const card = cardInHand('file-512');
  expect(await readInsuredCard(card)).toMatchObject({ outcome: 'read', holders: { length: 11 } });
  expect(card.sent.slice(1, 4)).toEqual(['00B0820000', '00B0010000', '00B0020000']);
});

test('a part that comes with a warning is not the file’s: it ends there', async () => {
  const warned = says(`${'65 00 '.repeat(5)} 62 81`);
  const card = cardInHand('file-512', (rank) => (rank === 4 ? warned : null));
  expect(await readInsuredCard(card)).toMatchObject({ outcome: 'read', holders: { length: 11 } });
});

test('a Corsican number keeps its letter', async () => {
  expect(await readInsuredCard(cardInHand('santoni'))).toMatchObject({
    holders: [{ number: { state: 'valid', nir: '184052A32100030' } }],
  });
});

test('a number with a wrong key is read and called wrong, never repaired', async () => {
  expect(await readInsuredCard(cardInHand('wrong-key'))).toMatchObject({
    holders: [{ number: { state: 'wrong', reason: 'key' } }],
  });
});

test.each(['vitale-1', 'professional-card'] as const)(
  'a card of kind %s is told by its ATR and sent nothing',
  async (kind) => {
    const card = cardInHand(kind === 'vitale-1' ? 'vitale-1' : 'cps');
    expect(await readInsuredCard(card)).toEqual(problem(kind));
    expect(card.sent).toEqual([]);
  },
);

test.each([
  ['bank', 'not-vitale'],
  ['truncated', 'unreadable'],
  ['no-holder', 'no-holder'],
  ['garbage', 'unreadable'],
])('the card %s is a problem of its own: %s', async (id, found) => {
  expect(await readInsuredCard(cardInHand(id))).toEqual(problem(found));
});

test('a card of unknown ATR is tried: its answers decide', async () => {
  const unknownAtr = hex('3B 75 13 00 00 51 0A EA 90 00');
  const vitale = cardInHand('martin');
  expect(await readInsuredCard({ ...vitale, atr: unknownAtr })).toMatchObject({ outcome: 'read' });
  const other = cardInHand('garbage');
  expect(await readInsuredCard({ ...other, atr: unknownAtr })).toEqual(problem('not-vitale'));
});

test('a bank card that accepts the first SELECT is no Vitale either', async () => {
  const card = cardOf((_, rank) => says(rank === 1 ? '90 00' : '69 82'), hex('3B 65 00 00 20 63 CB 68 00'));
  expect(await readInsuredCard(card)).toEqual(problem('not-vitale'));
});

const positions = Array.from({ length: normalRead }, (_, index) => index + 1);

test.each(positions)(
  'torn out at command %i: the visit is over, and nothing more is sent',
  async (position) => {
    const card = cardInHand('dupont', (rank) =>
      rank === position ? { ok: false, reason: 'removed' } : null,
    );
    expect(await readInsuredCard(card)).toEqual({ outcome: 'removed' });
    expect(card.sent).toHaveLength(position);
  },
);

test.each(positions)('silent at command %i: a mute card', async (position) => {
  const card = cardInHand('dupont', (rank) => (rank === position ? { ok: false, reason: 'timeout' } : null));
  expect(await readInsuredCard(card)).toEqual(problem('mute'));
  expect(card.sent).toHaveLength(position);
});

test.each(positions)(
  'a bad contact at command %i, for a moment: read again from the first',
  async (position) => {
    const card = cardInHand('dupont', (rank) => (rank === position ? { ok: false, reason: 'fault' } : null));
    expect(await readInsuredCard(card)).toMatchObject({ outcome: 'read', holders: { length: 2 } });
    expect(card.sent).toHaveLength(position + normalRead);
    expect(card.sent[position]).toBe(card.sent[0]);
  },
);

test.each(['dupont', 'bank'])(
  'a contact that stays bad is told as such, whatever the card is: %s',
  async (id) => {
    const card = cardInHand(id, () => ({ ok: false, reason: 'fault' }));
    expect(await readInsuredCard(card)).toEqual(problem('unreadable'));
    expect(card.sent).toHaveLength(2);
  },
);

test('the reader lost in the middle is not the card’s fault', async () => {
  const card = cardInHand('dupont', (rank) => (rank === 3 ? { ok: false, reason: 'lost' } : null));
  expect(await readInsuredCard(card)).toEqual({ outcome: 'lost' });
});

test('a card that answers each command just in time is given up after fifteen seconds in all', async () => {
  let clockMs = 0;
  const card = cardOf(() => {
    clockMs += 2900;
    return says('61 01');
  });
  expect(await readInsuredCard(card, () => clockMs)).toEqual(problem('mute'));
  expect(card.sent).toHaveLength(6);
});

test('a card that never ends its file is given up at 32 KiB', async () => {
  const card = cardOf((command) => (command[1] === 0xb0 ? parseAnswer(wholePart) : says('90 00')));
  const wholePart = Uint8Array.from([...new Uint8Array(256), 0x90, 0x00]);
  expect(await readInsuredCard(card)).toEqual(problem('no-holder'));
  // Two selections, and two files of 128 parts.
  expect(card.sent).toHaveLength(2 + 2 * 128);
});

test('whatever bytes a card answers, the reading ends in a named outcome', async () => {
  const anyAnswer = fc.oneof(
    fc.uint8Array({ maxLength: 258 }),
    fc.constantFrom(hex('90 00'), hex('61 05'), hex('6C 05'), hex('6B 00')),
    fc.uint8Array({ maxLength: 256 }).map((data) => Uint8Array.of(...data, 0x90, 0x00)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anyAnswer, { minLength: 1, maxLength: 12 }), async (answers) => {
      const card = cardOf((_, rank) => parseAnswer(answers[(rank - 1) % answers.length] ?? hex('')));
      const reading = await readInsuredCard(card);
      expect(['read', 'problem', 'removed']).toContain(reading.outcome);
    }),
    { numRuns: 3000 },
  );
});
