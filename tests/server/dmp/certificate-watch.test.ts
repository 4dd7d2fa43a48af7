/** Certificates of a real authority, and a calendar that the test turns. */
import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import {
  type CertificateStanding,
  certificatesOfLine,
  loudness,
  type Standing,
  standingOf,
  watchCertificates,
} from '../../../server/src/dmp/certificate-watch.ts';
import { certificatesOfRun } from './gateway.ts';

const dayMs = 86_400_000;
let tls: { cert: string; ca: string };
let seal: { cert: string };
let end: number;

beforeAll(async () => {
  ({ tls, seal } = await certificatesOfRun());
  end = new X509Certificate(seal.cert).validToDate.getTime();
});

const before = (days: number): Date => new Date(end - days * dayMs);
const standingAt = (now: Date): CertificateStanding =>
  standingOf({ use: 'seal', certificate: new X509Certificate(seal.cert) }, now);

test.each<[number, Standing, ReturnType<typeof loudness>]>([
  [60.001, 'sound', null],
  [60, 'within-60', 'info'],
  [30.001, 'within-60', 'info'],
  [30, 'within-30', 'warn'],
  [7.001, 'within-30', 'warn'],
  [7, 'within-7', 'error'],
  [0.001, 'within-7', 'error'],
  [-0.001, 'expired', 'error'],
  [-400, 'expired', 'error'],
])('%d days ahead: %s, said as %s', (days, standing, level) => {
  expect(standingAt(before(days))).toEqual({ use: 'seal', standing, days: Math.floor(days) });
  expect(loudness(standing)).toBe(level);
});

test('a certificate that begins later is not yet one', () => {
  const { validFromDate } = new X509Certificate(seal.cert);
  expect(standingAt(new Date(validFromDate.getTime() - 1)).standing).toBe('not-yet');
  expect(loudness('not-yet')).toBe('error');
});

test('nearer to the end it is never said more softly', () => {
  const loud = [null, 'info', 'warn', 'error'];
  fc.assert(
    fc.property(
      fc.double({ min: -100, max: 80, noNaN: true }),
      fc.double({ min: 0, max: 100, noNaN: true }),
      (days, less) => {
        const at = (left: number): number => loud.indexOf(loudness(standingAt(before(left)).standing));
        expect(at(days - less)).toBeGreaterThanOrEqual(at(days));
      },
    ),
  );
});

interface Calendar {
  now: Date;
  said: string[];
  /** The day of each. */
  on: string[];
  watch: ReturnType<typeof watchCertificates>;
}

function calendar(now: Date): Calendar {
  const held: Calendar = { now, said: [], on: [], watch: null as never };
  held.watch = watchCertificates({
    certificates: [{ use: 'seal', certificate: new X509Certificate(seal.cert) }],
    now: () => held.now,
    tell: (level, { use, standing, days }) => {
      held.said.push(`${level} ${use} ${standing} ${days}`);
      held.on.push(held.now.toISOString().slice(0, 10));
    },
  });
  return held;
}

test('one word a day from 60 days ahead, louder and louder, and on after the end', async () => {
  const held = calendar(before(62));
  const start = held.now.getTime();
  for (let hour = 1; hour < 64 * 24; hour += 1) {
    held.now = new Date(start + hour * 3_600_000);
    held.watch.look();
  }
  await held.watch.stop();
  const words = held.said.map((word, at) => `${held.on[at]} ${word.split(' ')[2]}`);
  expect(new Set(words).size).toBe(words.length);
  const levels = held.said.map((word) => word.split(' ')[0]);
  const count = (level: string): number => levels.filter((each) => each === level).length;
  // Thirty days, twenty-three days, then seven and two more: a day begun counts, and the day of a change counts twice.
  expect(count('info')).toBeGreaterThanOrEqual(30);
  expect(count('info')).toBeLessThanOrEqual(32);
  expect(count('warn')).toBeGreaterThanOrEqual(23);
  expect(count('warn')).toBeLessThanOrEqual(25);
  expect(count('error')).toBeGreaterThanOrEqual(9);
  expect(count('error')).toBeLessThanOrEqual(12);
  expect(levels).toEqual(
    levels.toSorted(
      (a, b) => ['info', 'warn', 'error'].indexOf(a ?? '') - ['info', 'warn', 'error'].indexOf(b ?? ''),
    ),
  );
  expect(held.said.at(-1)).toMatch(/^error seal expired -2$/);
});

test('asked a hundred times on one day it says it once; it says it at the very start', async () => {
  const held = calendar(before(20.5));
  expect(held.said).toEqual(['warn seal within-30 20']);
  for (let look = 0; look < 100; look += 1) held.watch.look();
  await held.watch.stop();
  expect(held.said).toHaveLength(1);
  expect(held.watch.standings()).toEqual([{ use: 'seal', standing: 'within-30', days: 20 }]);
});

test('both of ours, what follows them in their files, and every authority are watched', () => {
  const chained = { cert: tls.cert + tls.ca, ca: tls.ca + tls.ca };
  const watched = certificatesOfLine({ tls: chained, seal });
  expect(watched.map(({ use }) => use)).toEqual(['tls', 'seal', 'tls-chain', 'authority', 'authority']);
  expect(watched[0]?.certificate.raw).toEqual(new X509Certificate(tls.cert).raw);
  expect(watched[2]?.certificate.raw).toEqual(new X509Certificate(tls.ca).raw);
});
