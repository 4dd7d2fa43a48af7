import { expect, test } from 'vitest';
import { VisitIdSchema } from '../../../kiosk-agent/contract/index.ts';
import { visitIds } from '../../../kiosk-agent/src/visit/visit-id.ts';

test('an id is a UUIDv7 that carries its millisecond', () => {
  const id = visitIds(() => 0x0123_4567_89ab)();
  expect(VisitIdSchema.safeParse(id).success).toBe(true);
  expect(id.replaceAll('-', '').slice(0, 12)).toBe('0123456789ab');
});

test('ids keep rising in one millisecond, past its counter, and when the clock goes back', () => {
  const times = [5_000, ...Array.from({ length: 5_000 }, () => 4_000), 5_000];
  const next = visitIds(() => times.shift() ?? 5_000);
  const ids = Array.from({ length: 5_002 }, next);
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => VisitIdSchema.safeParse(id).success)).toBe(true);
});

test('the random part differs between two kiosks at the same millisecond', () => {
  expect(visitIds(() => 1)()).not.toBe(visitIds(() => 1)());
});
