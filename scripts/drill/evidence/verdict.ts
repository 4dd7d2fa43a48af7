/** What the drill as a whole says. A figure that was not measured is null, has a reason, and is never good. Pure. */

export interface Figures {
  bundles: number | null;
  mutated: number | null;
  disagreements: number | null;
  tamperDetectedSeconds: number | null;
  erasedPlaintextHits: number | null;
  openings: number | null;
  duplicates: number | null;
  codeGuesses: number | null;
  codeHits: number | null;
  timingT: number | null;
  auditPerSecond: number | null;
}

const noFigures: Figures = {
  bundles: null,
  mutated: null,
  disagreements: null,
  tamperDetectedSeconds: null,
  erasedPlaintextHits: null,
  openings: null,
  duplicates: null,
  codeGuesses: null,
  codeHits: null,
  timingT: null,
  auditPerSecond: null,
};

/** Beyond these the drill fails. */
export const goals = { tamperDetectedSeconds: 60, timingT: 4.5 } as const;

export interface Said extends Figures {
  ok: boolean;
  /** Why a figure is null, by its name. */
  reasons: Record<string, string>;
  /** What else went wrong, in words. */
  wrong: string[];
}

export function verdictOf(
  measured: Partial<Figures>,
  reasons: Record<string, string>,
  wrong: readonly string[],
): Said {
  const figures = { ...noFigures, ...measured };
  const missing = Object.entries(figures).flatMap(([name, value]) => (value === null ? [name] : []));
  return {
    ok: missing.length === 0 && wrong.length === 0 && isGood(figures),
    ...figures,
    reasons: Object.fromEntries(missing.map((name) => [name, reasons[name] ?? 'not measured'])),
    wrong: [...wrong],
  };
}

function isGood(figures: Figures): boolean {
  const none = [figures.disagreements, figures.erasedPlaintextHits, figures.duplicates, figures.codeHits];
  const some = [
    figures.bundles,
    figures.mutated,
    figures.openings,
    figures.codeGuesses,
    figures.auditPerSecond,
  ];
  return (
    none.every((value) => value === 0) &&
    some.every((value) => value !== null && value > 0) &&
    (figures.tamperDetectedSeconds ?? Infinity) <= goals.tamperDetectedSeconds &&
    (figures.timingT ?? Infinity) < goals.timingT
  );
}
