/** Welch's t over running samples: do two kinds of answer take the same time? Pure. */

export interface Sample {
  count: number;
  mean: number;
  /** Sum of the squared distances to the mean (Welford). */
  squares: number;
}

export const noSample: Sample = { count: 0, mean: 0, squares: 0 };

export function withValue({ count, mean, squares }: Sample, value: number): Sample {
  const distance = value - mean;
  const newMean = mean + distance / (count + 1);
  return { count: count + 1, mean: newMean, squares: squares + distance * (value - newMean) };
}

/** 0 when either has fewer than two values. */
export function welchT(one: Sample, other: Sample): number {
  if (one.count < 2 || other.count < 2) return 0;
  const error = Math.sqrt(squaredError(one) + squaredError(other));
  return error === 0 ? 0 : (one.mean - other.mean) / error;
}

function squaredError({ count, squares }: Sample): number {
  return squares / (count - 1) / count;
}
