/** Instants as people in France read them. Pure. */

const format = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  ...({ day: 'numeric', month: 'long', year: 'numeric' } as const),
  ...({ hour: '2-digit', minute: '2-digit', second: '2-digit' } as const),
});

/** « 23 novembre 2026 à 10 h 12 min 05 s ». */
export function parisTime(at: Date | string): string {
  const parts = Object.fromEntries(
    format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]),
  );
  const { day, month, year, hour, minute, second } = parts;
  const rank = day === '1' ? '1er' : day;
  return `${rank} ${month} ${year} à ${hour}\u00a0h\u00a0${minute}\u00a0min\u00a0${second}\u00a0s`;
}

/** « 1 min 12 s », « 4,5 s »; milliseconds in. */
export function lasted(ms: number): string {
  if (ms < 10_000) return `${(Math.round(ms / 100) / 10).toString().replace('.', ',')}\u00a0s`;
  const seconds = Math.round(ms / 1_000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return minutes === 0 ? `${rest}\u00a0s` : `${minutes}\u00a0min\u00a0${rest}\u00a0s`;
}
