import { describe, expect, test } from 'vitest';
import { isSound, type NationalHealth } from '../../../server/src/http/national-health.ts';

const well: NationalHealth = {
  line: { state: 'closed', width: null, answered: 3, paused: 0, openings: 0, silences: {} },
  identityLine: null,
  certificates: [{ use: 'tls', standing: 'sound', days: 400 }],
  deadLetters: { 'open-record': 0, 'close-record': 0 },
};
const seal = { use: 'seal', days: 1 } as const;

describe('nobody has to act', () => {
  test.each<[string, Partial<NationalHealth>]>([
    ['all is well', {}],
    [
      'the service is away',
      { line: { state: 'open', width: null, answered: 0, paused: 9, openings: 1, silences: {} } },
    ],
    [
      'INSi is away',
      { identityLine: { state: 'open', width: null, answered: 0, paused: 9, openings: 1, silences: {} } },
    ],
    ['a certificate ends in a month', { certificates: [{ ...seal, standing: 'within-30' }] }],
  ])('%s', (_name, change) => {
    expect(isSound({ ...well, ...change })).toBe(true);
  });
});

describe('somebody has to act', () => {
  test.each<[string, Partial<NationalHealth>]>([
    ['a letter is dead', { deadLetters: { 'open-record': 0, 'close-record': 1 } }],
    [
      'a certificate ends this week',
      { certificates: [...well.certificates, { ...seal, standing: 'within-7' }] },
    ],
    ['a certificate has ended', { certificates: [{ ...seal, standing: 'expired' }] }],
  ])('%s', (_name, change) => {
    expect(isSound({ ...well, ...change })).toBe(false);
  });
});
