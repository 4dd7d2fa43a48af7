/** All that `npm run reach` measured, and what it is worth: pure. What was not measured is null and never good. */
import type { FuzzFigures } from './fuzz.ts';
import type { Fault } from './matrix.ts';
import type { PrivacyFigures } from './privacy.ts';
import type { MatrixFigures } from './run-matrix.ts';
import type { SpeedOfVisits } from './speed.ts';
import type { Taps } from './taps.ts';
import type { TextFigures } from './texts.ts';

export interface ReachFigures {
  /** Pictures drawn and measured; null: the matrix did not end. */
  matrix: MatrixFigures | null;
  taps: Taps | null;
  texts: TextFigures | null;
  speed: SpeedOfVisits | null;
  privacy: PrivacyFigures | null;
  jsKbGzip: number | null;
  fuzz: FuzzFigures | null;
  /** Why a part has no figures, by its name. */
  reasons: Record<string, string>;
}

/** What the goals ask (issue 4; accessibility.md §8). */
export const limits = {
  taps: { decide: 8, opened: 12, refused: 2, closed: 3 },
  wordsOnWay: 380,
  fkmLeast: 80,
  inpMs: 100,
  screenChangeMs: 200,
  slowestChangeMs: 300,
  jsKbGzip: 150,
  hideMs: 100,
  wipeMs: 2_000,
} as const;

export function summary(figures: ReachFigures) {
  const told = figuresOf(figures);
  return { ok: isGood(told), ...told, reasons: figures.reasons };
}

function figuresOf({ matrix, taps, texts, speed, privacy, jsKbGzip, fuzz }: ReachFigures) {
  const faults = (...kinds: Fault['kind'][]): number | null =>
    matrix?.faults.filter(({ kind }) => kinds.includes(kind)).length ?? null;
  return {
    states: matrix?.states ?? null,
    modes: matrix?.modes ?? null,
    pictures: matrix?.pictures ?? null,
    axeViolations: faults('axe'),
    overflows: faults('overflow'),
    smallTargets: faults('small-target', 'close-targets'),
    lowContrast: faults('low-contrast'),
    smallText: faults('small-text'),
    complaints: faults('complaint'),
    taps,
    words: texts?.wordsOnWay ?? null,
    fkmMin: texts?.fkmMin ?? null,
    inpMs: speed?.inpMs ?? null,
    screenChangeMs: speed?.screenChangeMs ?? null,
    slowestChange: speed?.slowest ?? null,
    layoutShift: speed?.layoutShift ?? null,
    /** Told, and held to nothing. */
    firstVisits: speed?.firstVisits ?? null,
    jsKbGzip,
    hideMs: privacy?.hideMs ?? null,
    cardToHideMs: privacy?.cardToHideMs ?? null,
    wipeMs: privacy?.wipeMs ?? null,
    fuzzEvents: fuzz?.events ?? null,
    unintended: fuzz?.unintended ?? null,
    crashes: fuzz?.crashes ?? null,
  };
}

function isGood(told: ReturnType<typeof figuresOf>): boolean {
  const { taps } = told;
  const none = [
    ...[told.axeViolations, told.overflows, told.smallTargets, told.lowContrast, told.smallText],
    told.complaints,
    ...[told.layoutShift, told.unintended, told.crashes],
  ];
  return (
    none.every((count) => count === 0) &&
    atMost(told.inpMs, limits.inpMs) &&
    atMost(told.screenChangeMs, limits.screenChangeMs) &&
    atMost(told.slowestChange?.ms ?? null, limits.slowestChangeMs) &&
    atMost(told.jsKbGzip, limits.jsKbGzip) &&
    atMost(told.hideMs, limits.hideMs) &&
    atMost(told.wipeMs, limits.wipeMs) &&
    atMost(told.words, limits.wordsOnWay) &&
    told.fkmMin !== null &&
    told.fkmMin >= limits.fkmLeast &&
    (['decide', 'opened', 'refused', 'closed'] as const).every((goal) =>
      atMost(taps?.[goal] ?? null, limits.taps[goal]),
    )
  );
}

function atMost(value: number | null, limit: number): boolean {
  return value !== null && value <= limit;
}
