import { expect, test } from 'vitest';
import { admitting } from '../../../kiosk-agent/src/card/admission.ts';
import type { CardNature, CardReading } from '../../../kiosk-agent/src/card/card-reading.ts';

const read = (nature: CardNature | null): CardReading => ({
  outcome: 'read',
  holders: [],
  particulars: nature && { nature, serial: '00000000', rights: [] },
});
const admitted = (mode: 'development' | 'production', reading: CardReading): Promise<CardReading> =>
  admitting(mode)({ id: 'card', read: async () => reading });

test.each(['test', 'demo'] as const)(
  'production refuses a %s card, and gives nobody on it',
  async (nature) => {
    expect(await admitted('production', read(nature))).toEqual({ outcome: 'problem', problem: 'test-card' });
  },
);

test.each(['test', 'demo', 'real'] as const)('development takes a %s card', async (nature) => {
  expect(await admitted('development', read(nature))).toEqual(read(nature));
});

test('production takes a real card, and one whose nature its driver cannot know', async () => {
  expect(await admitted('production', read('real'))).toEqual(read('real'));
  expect(await admitted('production', read(null))).toEqual(read(null));
});

test.each([
  { outcome: 'removed' },
  { outcome: 'lost' },
  { outcome: 'problem', problem: 'mute' },
] as CardReading[])('what is no reading passes as it is: %j', async (reading) => {
  expect(await admitted('production', reading)).toEqual(reading);
});
