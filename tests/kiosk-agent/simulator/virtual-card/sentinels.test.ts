import { expect, test } from 'vitest';
import { hex } from '../../../../kiosk-agent/simulator/virtual-card/bytes.ts';
import type { CardAnswer } from '../../../../kiosk-agent/simulator/virtual-card/card-program.ts';
import { cardOfId } from '../../../../kiosk-agent/simulator/virtual-card/sentinels.ts';

const select = hex('00 A4 00 00 02 3F 00');
const shown = ({ bytes, ...more }: CardAnswer) => ({ says: Buffer.from(bytes).toString('hex'), ...more });

/** What three commands in a row are answered. */
function answersOf(id: string): unknown[] {
  const program = cardOfId(id)?.program();
  if (!program) throw new Error(`no card ${id}`);
  return [1, 2, 3].map(() => {
    // Counted through resets: a reader powers a card as often as it likes.
    program.reset();
    return shown(program.answer(select));
  });
}

const good = { says: '9000' };
const silence = 600_000;

test.each([
  ['tear-2', [good, { ...good, afterMs: silence, pulledAfterMs: 0 }, good]],
  ['leave-2', [good, { ...good, pulledAfterMs: 0 }, good]],
  ['mute-2', [good, { ...good, afterMs: silence }, { ...good, afterMs: silence }]],
  ['slow-40', [1, 2, 3].map(() => ({ ...good, afterMs: 40 }))],
  ['status-6f00-2', [good, { says: '6f00' }, good]],
  ['always-6c10-2@martin', [good, { says: '6c10' }, { says: '6c10' }]],
  ['short-3', [good, good, { says: '90' }]],
  ['empty-3', [good, good, { says: '' }]],
  ['holders-19', [good, good, good]],
])('%s', (id, answers) => {
  expect(answersOf(id)).toEqual(answers);
});

test('each insertion of such a card counts anew', () => {
  expect(answersOf('status-6f00-1')).toEqual(answersOf('status-6f00-1'));
});

test('its answer to reset may be any', () => {
  expect(cardOfId('atr-3f65250052096a9000')?.atr).toEqual(hex('3F 65 25 00 52 09 6A 90 00'));
});

test.each([
  '',
  'tear',
  'tear-',
  'tear-1234',
  'status-6f00',
  'status-6F00-1',
  'atr-3',
  'tear-1@',
  'tear-1@tear-2',
])('«%s» is no card', (id) => {
  expect(cardOfId(id)).toBeNull();
});
