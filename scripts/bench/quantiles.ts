/** Middle and tail of a list of measures, rounded to a tenth of a millisecond. */
export interface Quantiles {
  p50: number;
  p95: number;
  samples: number;
}

/** Null for no measure at all: nothing is made up. */
export function quantiles(measures: readonly number[]): Quantiles | null {
  const sorted = [...measures].sort((a, b) => a - b);
  const at = (part: number): number | undefined =>
    sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  const [p50, p95] = [at(0.5), at(0.95)];
  if (p50 === undefined || p95 === undefined) return null;
  return { p50: tenth(p50), p95: tenth(p95), samples: sorted.length };
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
