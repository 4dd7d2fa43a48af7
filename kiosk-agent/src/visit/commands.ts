/** The commands of the current visit while they run: a second touch joins the first, and nothing is left half done. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Visit, VisitId } from '../../contract/visit.ts';
import { type AgentLog, faultFields } from '../log.ts';
import type { CurrentVisit } from './current-visit.ts';
import { visitView } from './visit-view.ts';

export type CommandAnswer = { ok: true; visit: Visit } | { ok: false; code: 'visit-over' | 'wrong-stage' };

export const wrongStage: CommandAnswer = { ok: false, code: 'wrong-stage' };
const visitOver: CommandAnswer = { ok: false, code: 'visit-over' };

export class Commands {
  readonly #visit: CurrentVisit;
  readonly #log: AgentLog;
  readonly #running = new Map<string, Promise<CommandAnswer>>();
  /** Whatever must come to its end before the agent may stop. */
  readonly #work = new Set<Promise<unknown>>();

  constructor(visit: CurrentVisit, log: AgentLog) {
    this.#visit = visit;
    this.#log = log;
  }

  /** The same command twice at once is one command. */
  once(name: string, visitId: VisitId, run: () => Promise<CommandAnswer>): Promise<CommandAnswer> {
    if (!this.#visit.isCurrent(visitId)) return Promise.resolve(visitOver);
    const key = `${name} ${visitId}`;
    const running = this.#running.get(key);
    if (running) return running;
    this.#visit.touch();
    const answer = run().finally(() => this.#running.delete(key));
    this.#running.set(key, answer);
    this.track(answer);
    return answer;
  }

  /** The visit as it stands. */
  answer(visitId: VisitId): CommandAnswer {
    return this.#visit.isCurrent(visitId) ? { ok: true, visit: visitView(this.#visit.state) } : visitOver;
  }

  track(work: Promise<unknown>): void {
    const failed = (error: unknown) => this.#log.error('fault', faultFields(error));
    const tracked: Promise<unknown> = work.catch(failed).finally(() => this.#work.delete(tracked));
    this.#work.add(tracked);
  }

  /** Leaves `graceMs` to what runs; then `giveUp` makes it end, and it is waited for. */
  async settle(graceMs: number, giveUp: () => void): Promise<void> {
    const done = Promise.allSettled(this.#work);
    await Promise.race([done, sleep(graceMs, undefined, { ref: false })]);
    giveUp();
    await done;
  }
}
