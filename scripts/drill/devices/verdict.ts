/** All the figures of a drill, and what they are worth: pure. A figure that was not measured is null and never good. */
import type { CycleFigures } from './cycles.ts';
import type { HostileCardFigures } from './hostile-cards.ts';
import type { LostDaemonFigures } from './lost-daemon.ts';
import type { ParserFigures } from './parser-drill.ts';
import type { PrinterFigures } from './printer-drill.ts';

/** What the driver's own processes did during all of it. */
export interface DriverFigures {
  /** The driver's process died by itself. */
  deaths: number;
  /** Its PC/SC process ended, by the driver's code: `deadline` is a mute card's, and as it should be. */
  childEnds: Readonly<Record<string, number>>;
}

export interface DrillFigures {
  cards: CycleFigures | null;
  hostileCards: HostileCardFigures | null;
  daemon: LostDaemonFigures | null;
  driver: DriverFigures | null;
  parser: ParserFigures | null;
  printer: PrinterFigures | null;
  /** Why a part has no figures, by its name. */
  reasons: Record<string, string>;
  /** Parts that did not end by themselves. */
  overdue: string[];
}

export const softwareLimitMs = 10;
/** Node's heaps and the allocator settle for longer than the warm-up; a leak of a card's files goes far beyond. */
const rssGrowthLimitMb = 24;

export function summary(figures: DrillFigures) {
  const { cards, hostileCards, daemon, driver, parser, printer, reasons } = figures;
  const faults = (fault: string): number =>
    hostileCards?.faults.filter((each) => each.fault === fault).length ?? 0;
  const told = {
    cycles: cards?.cycles ?? null,
    missed: cards?.missed ?? null,
    tornPositions: hostileCards?.tornPositions ?? null,
    stuck:
      figures.overdue.length +
      faults('stuck') +
      sum(cards?.stuck, daemon?.stuck, parser?.stuck, printer?.stuck, driver?.childEnds['silent']),
    parserInputs: parser?.inputs ?? null,
    crashes:
      faults('threw') +
      sum(
        parser?.crashes.length,
        driver?.deaths,
        driver?.childEnds['crashed'],
        driver?.childEnds['nonsense'],
      ),
    cardToIdentityMs: cards?.cardToIdentityMs ?? null,
    softwareMs: cards?.softwareMs ?? null,
    rssGrowthMb: cards?.rssGrowthMb ?? null,
    descriptorGrowth: cards?.descriptorGrowth ?? null,
    surplus: cards && cards.surplus + cards.outOfOrder,
    wrongIdentities: cards && cards.wrongIdentities + faults('wrong-identity'),
    hostileCards: hostileCards?.tries ?? null,
    daemonLosses: daemon?.losses ?? null,
    tickets: printer?.tickets ?? null,
    cutPositions: printer?.cutPositions ?? null,
    printerViolations: printer?.violations.length ?? null,
  };
  return {
    ok: complaints(figures, told).length === 0,
    ...told,
    complaints: complaints(figures, told),
    reasons,
  };
}

type Told = Record<string, unknown> & {
  stuck: number;
  crashes: number;
  missed: number | null;
  tornPositions: number | null;
  cutPositions: number | null;
  surplus: number | null;
  wrongIdentities: number | null;
  descriptorGrowth: number | null;
};

/** Every reason for which the drill is not passed. */
function complaints(figures: DrillFigures, told: Told): string[] {
  const { cards, hostileCards, daemon, printer } = figures;
  const unmeasured = Object.entries(told).filter(([, value]) => value === null);
  const untimed = cards !== null && (cards.softwareMs?.samples ?? 0) < cards.cycles;
  return [
    ...unmeasured.map(([name]) => `${name}: not measured`),
    ...figures.overdue.map((part) => `${part}: did not end`),
    ...(['missed', 'stuck', 'crashes', 'surplus', 'wrongIdentities'] as const)
      .filter((name) => (told[name] ?? 0) > 0)
      .map((name) => `${name}: ${told[name]}`),
    ...(['tornPositions', 'cutPositions'] as const)
      .filter((name) => told[name] === 0)
      .map((name) => `${name}: none`),
    ...(untimed ? ['softwareMs: not every reading was timed'] : []),
    ...((cards?.softwareMs?.p95 ?? 0) > softwareLimitMs ? [`softwareMs: p95 above ${softwareLimitMs}`] : []),
    ...((cards?.rssGrowthMb ?? 0) > rssGrowthLimitMb ? [`rssGrowthMb: above ${rssGrowthLimitMb}`] : []),
    ...((cards?.descriptorGrowth ?? 0) > 0 ? ['descriptorGrowth: above 0'] : []),
    ...(hostileCards?.faults ?? []).map(({ card, fault }) => `${card}: ${fault}`),
    ...(daemon?.faults ?? []),
    ...(printer?.violations ?? []).map(({ trial, violation }) => `${trial}: ${violation}`),
  ];
}

function sum(...counts: (number | undefined)[]): number {
  return counts.reduce<number>((total, count) => total + (count ?? 0), 0);
}
