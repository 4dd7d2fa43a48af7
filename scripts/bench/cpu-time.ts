/**
 * What processes have cost so far, as Linux counts it (proc(5)). On a machine that others load too, a rate says how much
 * of the machine was left; this says what the work takes.
 */
import { readdirSync, readFileSync } from 'node:fs';

/** Of the kernel's interface, whatever the kernel's own tick is: sysconf(_SC_CLK_TCK) on every Linux of today. */
const ticksPerSecond = 100;

export interface ProcessTimes {
  parent: number;
  /** Milliseconds in user and in kernel mode, of the process with all its threads. */
  ownMs: number;
  /** Of its children that ended and were waited for. */
  endedChildrenMs: number;
}

/** Reads the text of /proc/PID/stat. The name, in parentheses, may itself hold spaces and parentheses. */
export function processTimes(stat: string): ProcessTimes {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const number = (place: number): number => {
    const value = Number(fields[place]);
    if (!Number.isFinite(value)) throw new Error('not the text of /proc/PID/stat');
    return value;
  };
  // Numbered from 1 in proc(5), and two of them, pid and name, stand before.
  const ms = (place: number): number => (number(place - 3) * 1_000) / ticksPerSecond;
  return { parent: number(4 - 3), ownMs: ms(14) + ms(15), endedChildrenMs: ms(16) + ms(17) };
}

/** Milliseconds of CPU that the process and all its children have taken, those that ended included. */
export function cpuMsOfFamily(pid: number): number {
  const family = processTimes(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return family.ownMs + family.endedChildrenMs + sum(childrenOf(pid).map(({ ownMs }) => ownMs));
}

/** Of children that ended and were waited for by this very process. */
export function cpuMsOfEndedChildren(): number {
  return processTimes(readFileSync('/proc/self/stat', 'utf8')).endedChildrenMs;
}

function childrenOf(pid: number): ProcessTimes[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((each) => timesNow(each) ?? []).filter(({ parent }) => parent === pid);
}

/** Null: it ended meanwhile. */
function timesNow(pid: string): ProcessTimes | null {
  try {
    return processTimes(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return null;
  }
}

function sum(values: number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
