/** `Prefer: wait=<seconds>` (RFC 7240 §4.3): the client says how long it is willing to wait. */

/** Milliseconds to wait: what the header asks, never more than `longestMs`. An unreadable preference is ignored. */
export function waitFor(prefer: string | undefined, longestMs: number): number {
  const wait = prefer
    ?.split(/[,;]/)
    .map((preference) => /^\s*wait\s*=\s*"?(\d{1,6})"?\s*$/i.exec(preference)?.[1])
    .find((seconds) => seconds !== undefined);
  return wait === undefined ? longestMs : Math.min(Number(wait) * 1_000, longestMs);
}
