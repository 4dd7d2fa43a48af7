/** Every hostile message before the readers it is meant for: none may throw, be believed, or take long. */
import { isDeepStrictEqual } from 'node:util';
import { hear } from '../in-process/hear.ts';
import { openJudge } from '../in-process/judge.ts';
import { patient, type Setting } from '../in-process/setting.ts';
import type { HostileAnswer, HostileRequest } from './messages.ts';

export interface CorpusFigures {
  messages: number;
  /** Names of those that made a reader throw. */
  crashes: string[];
  /** Names of those that were believed. */
  wrong: string[];
  slowest: { name: string; ms: number };
}

/** Of 200 that are allowed. */
const doubtfulMs = 150;

/** In milliseconds of CPU of this thread: a busy machine changes nothing. */
export function cpuMs(run: () => void): number {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

/** One message before its reader. */
export interface Trial {
  name: string;
  isWrong: () => boolean;
}

export function runCorpus(
  setting: Setting,
  requests: readonly HostileRequest[],
  answers: readonly HostileAnswer[],
  others: readonly Trial[] = [],
): CorpusFigures {
  const asked = requests.map((request) => ({
    name: request.name,
    isWrong: () => isBelieved(setting, request),
  }));
  const heard = answers.map((answer) => ({ name: answer.name, isWrong: () => isMisread(answer) }));
  return runTrials([...asked, ...heard, ...others]);
}

function runTrials(trials: readonly Trial[]): CorpusFigures {
  const figures: CorpusFigures = {
    messages: trials.length,
    crashes: [],
    wrong: [],
    slowest: { name: '', ms: 0 },
  };
  const polluted = Object.getOwnPropertyNames(Object.prototype).length;
  for (const { name, isWrong } of trials) {
    let wrong = false;
    const attempt = (): number =>
      cpuMs(() => {
        try {
          wrong = isWrong();
        } catch {
          if (figures.crashes.at(-1) !== name) figures.crashes.push(name);
        }
      });
    let ms = attempt();
    // A collection of garbage falls on whoever is there: what is slow must be slow three times.
    for (let again = 0; again < 2 && ms > doubtfulMs; again += 1) ms = Math.min(ms, attempt());
    if (wrong || Object.getOwnPropertyNames(Object.prototype).length !== polluted) figures.wrong.push(name);
    if (ms > figures.slowest.ms) figures.slowest = { name, ms };
  }
  return figures;
}

/** Before a service that knows nobody: whoever is in its records afterwards was put there by this message. */
function isBelieved(setting: Setting, { kind, expected, bytes }: HostileRequest): boolean {
  const judge = openJudge(setting);
  const { verdict } = judge.judge(kind, bytes);
  const others = judge.records.all().filter(({ ins }) => ins !== patient.nir);
  const happened = verdict === 'accepted' || judge.effects() > 0 || judge.records.all().length > 0;
  return others.length > 0 || (expected === 'refused' && happened);
}

/** A refusal or a doubt is always right; anything else only for a harmless one, and only what the good one says. */
function isMisread({ question, status, bytes, expected, good }: HostileAnswer): boolean {
  const heard = hear(question, status, bytes);
  if (heard.outcome === 'misunderstood' || heard.outcome === 'refused') return false;
  return expected === 'refused' || !isSame(heard, good);
}

/** Field by field: an outcome that must not print is compared by what it holds. */
export function isSame(one: object, other: object): boolean {
  return isDeepStrictEqual({ ...one }, { ...other });
}
