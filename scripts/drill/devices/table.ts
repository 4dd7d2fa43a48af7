/** The figures for the person who watches, in French. Pure. */
import type { Quantiles } from '../../bench/quantiles.ts';
import type { DrillFigures, summary } from './verdict.ts';

const unmeasured = '–';

export function table(figures: DrillFigures, told: ReturnType<typeof summary>): string {
  const rows: [string, string][] = [
    ['Cartes insérées et retirées', text(told.cycles)],
    ['  événements manqués / en trop', `${text(told.missed)} / ${text(told.surplus)}`],
    ['  identités fausses', text(told.wrongIdentities)],
    ['  de la carte à l’identité', times(told.cardToIdentityMs)],
    ['  dont notre logiciel', times(told.softwareMs)],
    ['  mémoire et descripteurs en plus', `${text(told.rssGrowthMb)} Mo, ${text(told.descriptorGrowth)}`],
    ['Cartes fautives', text(told.hostileCards)],
    ['  arrachées, positions sans dommage', text(told.tornPositions)],
    ['  issues', counts(figures.hostileCards?.outcomes)],
    ['Service PC/SC ou lecteur perdu', text(told.daemonLosses)],
    ['Entrées hostiles pour l’analyseur', text(told.parserInputs)],
    ['  issues', counts(figures.parser?.outcomes)],
    ['Tickets à travers les pannes', text(told.tickets)],
    ['  câble coupé, positions', text(told.cutPositions)],
    ['  issues', counts(figures.printer?.outcomes)],
    ['  mensonges crus (indécelables)', text(figures.printer?.believedLies ?? null)],
    ['Blocages / plantages', `${told.stuck} / ${told.crashes}`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
  return ['', ...lines, '', ...told.complaints.map((complaint) => `  ✗ ${complaint}`)].join('\n');
}

function text(value: number | null): string {
  return value === null ? unmeasured : `${value}`;
}

function times(measured: Quantiles | null): string {
  return measured ? `p50 ${measured.p50} ms, p95 ${measured.p95} ms` : unmeasured;
}

function counts(outcomes: Record<string, number> | undefined): string {
  if (!outcomes) return unmeasured;
  return Object.entries(outcomes)
    .toSorted(([, one], [, other]) => other - one)
    .map(([outcome, count]) => `${outcome} ${count}`)
    .join(', ');
}
