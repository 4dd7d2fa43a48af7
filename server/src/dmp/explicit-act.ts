/** EX_0.3-1010: a self-authorization follows an act of the professional, just now. Pure. */

const longestMs = 5 * 60_000;

/** `askedAt`: ISO 8601. False for what is no date, has not happened yet, or is too long ago. */
export function isExplicitAct(askedAt: string, now: Date): boolean {
  const ageMs = now.getTime() - Date.parse(askedAt);
  return ageMs >= 0 && ageMs <= longestMs;
}
