import fc from 'fast-check';
import { expect, test } from 'vitest';
import { opusDurationMs } from '../../../kiosk-ui/voice/opus-duration.ts';
import { opusenc } from '../../../kiosk-ui/voice/opusenc.ts';
import { oggOpus } from './ogg.ts';
import { tone } from './tone.ts';

test.each([250, 1_000, 7_300])(
  'a sound of %i ms, by the reference encoder, lasts as long',
  async (durationMs) => {
    const encoder = await opusenc();
    if (!encoder) throw new Error('apt-get install opus-tools');
    const file = await encoder.encode(tone(durationMs));
    expect(opusDurationMs(file)).toBe(durationMs);
    expect(file.equals(await encoder.encode(tone(durationMs))), 'the same bytes again').toBe(true);
  },
);

test('the samples that a player skips at the beginning do not count', () => {
  expect(opusDurationMs(oggOpus(1_000, 0))).toBe(1_000);
  expect(opusDurationMs(oggOpus(1_000, 3_840))).toBe(1_000);
});

test('a file cut anywhere is refused, or lasts no longer than the whole', () => {
  const whole = oggOpus(900);
  for (let length = 0; length < whole.length; length += 1) {
    const cut = whole.subarray(0, length);
    expect(() => {
      if (opusDurationMs(cut) > 900) return;
      throw new Error('refused');
    }).toThrow();
  }
});

test('whatever the bytes, the answer is a duration or a refusal', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.uint8Array({ maxLength: 60 }).map((tail) => Buffer.concat([oggOpus(500), tail])),
    fc.tuple(fc.nat(80), fc.nat(255)).map(([at, value]) => {
      const broken = oggOpus(500);
      broken[at % broken.length] = value;
      return broken;
    }),
  );
  fc.assert(
    fc.property(bytes, (file) => {
      try {
        expect(Number.isFinite(opusDurationMs(file))).toBe(true);
      } catch (error) {
        expect(error).toHaveProperty('message', expect.stringMatching(/Ogg|Opus|sound file/));
      }
    }),
    { numRuns: 5_000 },
  );
});
