/** Bytes of the lights against vitale-and-devices.md §7.2; no light was at hand. */
import { describe, expect, test } from 'vitest';
import { type Colour, lightColours } from '../../../kiosk-agent/src/light/light-colours.ts';
import { lightModels } from '../../../kiosk-agent/src/light/light-models.ts';
import { blink1, blinkStick, honeywell, luxafor } from '../hid/fake-devices.ts';
import { colourDistance, colourVisions } from './colour-vision.ts';

const colour: Colour = { red: 0x12, green: 0x34, blue: 0x56 };

describe('the bytes', () => {
  test.each([
    [blink1, 'linux', 'feature', '016312345600010000'],
    [luxafor, 'linux', 'output', '01ff1234560000'],
    [luxafor, 'win32', 'output', '0001ff1234560000'],
    [blinkStick, 'linux', 'feature', '01123456'],
  ] as const)('of $listed.product on %s', ({ listed }, platform, by, hex) => {
    const device = { ...listed, usagePage: null, usage: null };
    const model = lightModels.filter(({ fits }) => fits(device));
    expect(model).toHaveLength(1);
    const report = model[0]?.report(colour, platform);
    expect([report?.by, Buffer.from(report?.bytes ?? []).toString('hex')]).toEqual([by, hex]);
  });

  test('a scanner, or another maker under the vendor id of BlinkStick, is no light', () => {
    const other = { ...blinkStick.listed, productId: 0x4107, product: 'Nitrokey' };
    for (const listed of [honeywell.listed, other]) {
      const device = { ...listed, usagePage: null, usage: null };
      expect(lightModels.some(({ fits }) => fits(device))).toBe(false);
    }
  });
});

describe('the colours', () => {
  const states = Object.entries(lightColours);
  const pairs = states.flatMap(([name, own], index) =>
    states.slice(index + 1).map(([other, theirs]) => [name, other, own, theirs] as const),
  );

  test.each(colourVisions)('no two states look alike with %s', (vision) => {
    const near = pairs.filter(([, , own, theirs]) => colourDistance(own, theirs, vision) < 35);
    expect(near.map(([name, other]) => `${name} ~ ${other}`)).toEqual([]);
  });

  test('plain red and plain green would not pass: the measure can fail', () => {
    const [red, green] = [
      { red: 200, green: 0, blue: 0 },
      { red: 0, green: 100, blue: 0 },
    ];
    expect(colourDistance(red, green, 'normal vision')).toBeGreaterThan(100);
    expect(colourDistance(red, green, 'deuteranopia')).toBeLessThan(35);
  });
});
