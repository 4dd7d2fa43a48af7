import { expect, test } from 'vitest';
import { z } from 'zod';
import { hidProductionRules, hidRules, hidSettings } from '../../../kiosk-agent/src/config/hid-settings.ts';

const settings = z.object(hidSettings);
const broken = (rules: ReturnType<typeof hidRules>): string[] =>
  rules.filter(([, isBroken]) => isBroken).map(([name]) => name);

test('without a word about them, neither scanner nor light is looked for', () => {
  expect(settings.parse({})).toEqual({ HID_DRIVER: 'none', SCANNER_PROFILE: 'auto' });
  expect(broken([...hidRules({}), ...hidProductionRules({})])).toEqual([]);
});

test('the real driver may be in production, the double may not', () => {
  expect(broken(hidProductionRules({ HID_DRIVER: 'node-hid' }))).toEqual([]);
  expect(broken(hidProductionRules({ HID_DRIVER: 'simulateur' }))).toEqual(['HID_DRIVER']);
});

test('the double says that it is one, and where it is', () => {
  const simulateur = { HID_DRIVER: 'simulateur' };
  expect(broken(hidRules(simulateur))).toEqual(['SIMULATEUR_HID_PORT', 'DEVICES_SIMULATED']);
  expect(broken(hidRules({ ...simulateur, SIMULATEUR_HID_PORT: '1', DEVICES_SIMULATED: 'true' }))).toEqual(
    [],
  );
});

test('a scanner’s profile that nobody knows is refused', () => {
  expect(settings.safeParse({ SCANNER_PROFILE: 'honeywell' }).success).toBe(true);
  expect(settings.safeParse({ SCANNER_PROFILE: 'acme' }).success).toBe(false);
});
