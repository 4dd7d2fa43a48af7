/**
 * Seeded mutations of every kind of message before the readers it is meant for. A wrong acceptance is, of an answer, an
 * outcome that the damaged text does not bear out (truth.ts); of a request, one that is accepted though what was signed
 * is no longer what was signed, or that reaches anybody but the signed patient.
 */
import { Chance, seedOf } from '../../chance.ts';
import { cpuMs } from '../corpus/run-corpus.ts';
import { foreignAnswers, type GoodAnswer, goodAnswers } from '../in-process/good-answers.ts';
import { hear } from '../in-process/hear.ts';
import { type Judge, openJudge } from '../in-process/judge.ts';
import { type Kind, kinds, sealRequest } from '../in-process/sealed-requests.ts';
import { patient, type Setting } from '../in-process/setting.ts';
import { mutate, type Subject, subjectOf } from './mutate.ts';
import { signedContent, unfounded } from './truth.ts';

export interface MutationOptions {
  answers: number;
  /** A request costs some ten times what an answer does: its signature is checked. */
  requests: number;
  seed: number;
}

export interface MutationFigures {
  mutations: number;
  /** `kind, rank`: with the seed, enough to have it again. */
  crashes: string[];
  wrong: string[];
  /** Of those that were not the good message any more: how many were read as something all the same. */
  accepted: number;
  slowestMs: number;
}

/** The slowest is CPU time; a message over this is tried twice more: garbage collection falls on whoever is there. */
const doubtfulMs = 20;

export async function runMutations(setting: Setting, options: MutationOptions): Promise<MutationFigures> {
  const figures: MutationFigures = { mutations: 0, crashes: [], wrong: [], accepted: 0, slowestMs: 0 };
  await mutateAnswers(setting, options, figures);
  await mutateRequests(setting, options, figures);
  return figures;
}

async function mutateAnswers(
  setting: Setting,
  { answers, seed }: MutationOptions,
  figures: MutationFigures,
): Promise<void> {
  const good = [...(await goodAnswers(setting)), ...(await foreignAnswers(setting))].map((answer) => ({
    ...answer,
    subject: subjectOf(answer.xml),
  }));
  const subjects = good.map(({ subject }) => subject);
  for (let rank = 0; rank < answers; rank += 1) {
    const chance = new Chance(seedOf(seed, rank));
    const answer = good[rank % good.length];
    if (!answer) throw new Error('no answer to mutate');
    const bytes = mutate(answer.subject, chance, subjects);
    trial(figures, `answer to ${answer.question.kind}, ${rank}`, () => misread(answer, bytes));
  }
}

/** Null: refused or doubted. */
function misread({ question, status }: GoodAnswer, bytes: Uint8Array): Verdict {
  const heard = hear(question, status, bytes);
  if (heard.outcome === 'misunderstood' || heard.outcome === 'refused')
    return { accepted: false, fault: null };
  return { accepted: true, fault: () => unfounded(question, heard, bytes) };
}

interface GoodRequest {
  kind: Kind;
  subject: Subject;
  signed: string;
}

async function mutateRequests(
  setting: Setting,
  { requests, seed }: MutationOptions,
  figures: MutationFigures,
): Promise<void> {
  const judge = openJudge(setting);
  const each = kinds.map(async (kind): Promise<GoodRequest> => {
    const { xml } = await sealRequest(setting, kind);
    const signed = signedContent(xml);
    if (signed === null || judge.judge(kind, Buffer.from(xml)).verdict !== 'accepted')
      throw new Error(`the good ${kind} is refused`);
    return { kind, subject: subjectOf(xml), signed };
  });
  const good = await Promise.all(each);
  const subjects = good.map(({ subject }) => subject);
  for (let rank = 0; rank < requests; rank += 1) {
    const request = good[rank % good.length];
    if (!request) throw new Error('no request to mutate');
    const bytes = mutate(request.subject, new Chance(seedOf(~seed, rank)), subjects);
    judge.records.clear();
    trial(figures, `request ${request.kind}, ${rank}`, () => believed(judge, request, bytes));
  }
}

function believed(judge: Judge, { kind, signed }: GoodRequest, bytes: Uint8Array): Verdict {
  const accepted = judge.judge(kind, bytes).verdict === 'accepted';
  const reached = judge.records.all().some(({ ins }) => ins !== patient.nir);
  if (!accepted)
    return { accepted, fault: judge.records.all().length > 0 ? () => 'refused, and done' : null };
  return {
    accepted,
    fault: () => {
      if (reached) return 'somebody else';
      // A splice may carry the whole assertion of another good request: that one was signed too.
      return signedContent(new TextDecoder().decode(bytes)) === signed ? null : 'not what was signed';
    },
  };
}

/** `fault` looks for what is wrong outside the time that is measured; null when nothing can be. */
interface Verdict {
  accepted: boolean;
  fault: (() => string | null) | null;
}

function trial(figures: MutationFigures, name: string, run: () => Verdict): void {
  figures.mutations += 1;
  const timed = (): { ms: number; verdict: Verdict | null } => {
    const tried: { verdict: Verdict | null } = { verdict: null };
    const ms = cpuMs(() => {
      try {
        tried.verdict = run();
      } catch {
        tried.verdict = null;
      }
    });
    return { ms, ...tried };
  };
  let { ms, verdict } = timed();
  for (let again = 0; again < 2 && ms > Math.max(doubtfulMs, figures.slowestMs); again += 1)
    ms = Math.min(ms, timed().ms);
  figures.slowestMs = Math.max(figures.slowestMs, ms);
  if (verdict === null) return void figures.crashes.push(name);
  if (verdict.accepted) figures.accepted += 1;
  const fault = verdict.fault?.() ?? null;
  if (fault !== null) figures.wrong.push(`${name}: ${fault}`);
}
