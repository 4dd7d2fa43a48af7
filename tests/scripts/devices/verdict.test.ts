/** What a drill is worth: one thing that went wrong, or was not measured, is enough for no. */
import { describe, expect, test } from 'vitest';
import { table } from '../../../scripts/drill/devices/table.ts';
import { type DrillFigures, summary } from '../../../scripts/drill/devices/verdict.ts';

const good = {
  cards: {
    ...{ cycles: 500, missed: 0, surplus: 0, outOfOrder: 0, wrongIdentities: 0, stuck: 0 },
    cardToIdentityMs: { p50: 230, p95: 395, samples: 500 },
    softwareMs: { p50: 4, p95: 8, samples: 500 },
    softwareParts: { toldMs: null, readMs: null },
    machineLoad: { processors: 2, before: 0.1, after: 0.3 },
    ...{ rssGrowthMb: 1, descriptorGrowth: 0 },
  },
  hostileCards: {
    tries: 188,
    tornPositions: 16,
    positions: { dupont: 7, twelve: 9 },
    outcomes: {},
    faults: [],
  },
  daemon: { losses: 12, stuck: 0, faults: [] },
  driver: { deaths: 0, childEnds: { deadline: 9 } },
  parser: {
    inputs: 100_000,
    crashes: [],
    outcomes: {},
    slowestMs: 9,
    stuck: 0,
    stuckSeeds: [],
    keptSeeds: 6,
  },
  printer: {
    ...{ tickets: 900, cutPositions: 800, paperOutLines: 20, stuck: 0, violations: [], believedLies: 2 },
    outcomes: { printed: 9, 'not-printed': 90, unknown: 801 },
  },
  reasons: {},
  overdue: [],
} satisfies DrillFigures;

const { cards, hostileCards, daemon, driver, parser, printer } = good;

test('all well is ok, in the figures that the issue asks for', () => {
  expect(summary(good)).toMatchObject({
    ...{ ok: true, cycles: 500, missed: 0, tornPositions: 16, stuck: 0, parserInputs: 100_000, crashes: 0 },
    cardToIdentityMs: { p50: 230, p95: 395 },
    softwareMs: { p50: 4, p95: 8 },
    rssGrowthMb: 1,
    complaints: [],
  });
});

describe('not ok', () => {
  test.each<[string, Partial<DrillFigures>, object]>([
    ['a missed event', { cards: { ...cards, missed: 1 } }, { missed: 1 }],
    ['an event told twice', { cards: { ...cards, surplus: 1 } }, { surplus: 1 }],
    ['somebody else’s identity', { cards: { ...cards, wrongIdentities: 1 } }, { wrongIdentities: 1 }],
    ['a slot that does not come back', { cards: { ...cards, stuck: 1 } }, { stuck: 1 }],
    [
      'a software that takes its time',
      { cards: { ...cards, softwareMs: { p50: 4, p95: 10.1, samples: 500 } } },
      {},
    ],
    [
      'a reading that was not timed',
      { cards: { ...cards, softwareMs: { p50: 4, p95: 8, samples: 499 } } },
      {},
    ],
    ['no time at all', { cards: { ...cards, softwareMs: null } }, { softwareMs: null }],
    ['memory that grows', { cards: { ...cards, rssGrowthMb: 60 } }, { rssGrowthMb: 60 }],
    ['a descriptor left open', { cards: { ...cards, descriptorGrowth: 1 } }, { descriptorGrowth: 1 }],
    [
      'a torn card that blocks the slot',
      { hostileCards: { ...hostileCards, faults: [{ card: 'tear-3', fault: 'stuck' }] } },
      { stuck: 1 },
    ],
    [
      'a reading that throws',
      { hostileCards: { ...hostileCards, faults: [{ card: 'tear-3', fault: 'threw' }] } },
      { crashes: 1 },
    ],
    [
      'a torn card told as dirty',
      { hostileCards: { ...hostileCards, faults: [{ card: 'tear-3', fault: 'told-otherwise' }] } },
      {},
    ],
    ['no card torn at all', { hostileCards: { ...hostileCards, tornPositions: 0 } }, { tornPositions: 0 }],
    [
      'a daemon that is not found again',
      { daemon: { ...daemon, stuck: 1, faults: ['killed: next card'] } },
      { stuck: 1 },
    ],
    ['a driver that dies', { driver: { ...driver, deaths: 1 } }, { crashes: 1 }],
    ['a PC/SC process that crashes', { driver: { ...driver, childEnds: { crashed: 1 } } }, { crashes: 1 }],
    ['a PC/SC process that hangs', { driver: { ...driver, childEnds: { silent: 1 } } }, { stuck: 1 }],
    ['a parser that throws', { parser: { ...parser, crashes: [{ seed: 7, why: 'index' }] } }, { crashes: 1 }],
    ['a parser that hangs', { parser: { ...parser, stuck: 1, stuckSeeds: [7] } }, { stuck: 1 }],
    [
      'a ticket told as printed that is not',
      { printer: { ...printer, violations: [{ trial: 'mute', violation: 'not whole, told as printed' }] } },
      { printerViolations: 1 },
    ],
    ['a cable never cut', { printer: { ...printer, cutPositions: 0 } }, { cutPositions: 0 }],
    [
      'a part without figures',
      { cards: null, reasons: { cards: 'no pcscd' } },
      { cycles: null, missed: null, cardToIdentityMs: null, rssGrowthMb: null },
    ],
    ['a part that does not end', { printer: null, overdue: ['printer'] }, { stuck: 1, tickets: null }],
  ])('%s', (_, change, told) => {
    const verdict = summary({ ...good, ...change });
    expect(verdict).toMatchObject({ ok: false, ...told });
    expect(verdict.complaints).not.toEqual([]);
  });
});

test('the table shows what was not measured as such, and every complaint', () => {
  const figures: DrillFigures = { ...good, cards: null, printer: null };
  const lines = table(figures, summary(figures));
  expect(lines).toMatch(/Cartes insérées et retirées +–/);
  expect(lines).toContain('✗ cycles: not measured');
  expect(table(good, summary(good))).toMatch(/dont notre logiciel +p50 4 ms, p95 8 ms/);
});
