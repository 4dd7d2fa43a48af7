/** Milliseconds of CLOCK_MONOTONIC: one and the same clock in every process of this machine, so stamps can be compared. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
