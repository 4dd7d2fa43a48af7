import { expect, test } from 'vitest';
import { loadNut } from '../../../../kiosk-agent/src/lgo/automation/nut-native.ts';

test('a machine without nut-js has no driver, and no crash', () => {
  const absent = (): never => {
    throw new Error('Cannot find module');
  };
  expect(loadNut(absent)).toBeNull();
});
