/**
 * One identity at a time on its way to the pharmacy's software. It is in this object's memory only, until it is used,
 * ended by the person, or past its deadline. A filling needs the ticket of this very hand-over, which works once: a
 * second call, a late one, or one for the former patient is refused.
 */
import type { Identity } from '@borne/server/contract';
import type { AgentLog } from '../../log.ts';
import { composePlan } from '../automation/compose-plan.ts';
import type { DesktopAutomation, FieldReport, FillReport } from '../automation/desktop-automation.ts';
import { type CodeText, composeCode } from '../code/compose-code.ts';
import type { NirOid } from '../code/ins-datamatrix.ts';
import type { FieldName } from '../field-text.ts';
import type { LgoProfile } from '../profile.ts';
import type { HandOverView, PersonView } from './counter-state.ts';

export interface HandOverParts {
  profile: LgoProfile;
  oid: NirOid;
  automation: DesktopAutomation;
  log: AgentLog;
  newSecret: () => string;
  /** Milliseconds of a monotonic clock. */
  now: () => number;
  /** How long an identity waits here. Default: a minute. */
  handOverMs?: number;
}

/** over: there is none, it was used, or it is another person's. busy: a form is being filled. */
export type HandOverRefusal = 'over' | 'busy';

interface Offered {
  stage: 'offered';
  identity: Identity;
  code: CodeText;
  ticket: string;
  endsAt: number;
  timer: NodeJS.Timeout;
}

interface Filling {
  stage: 'filling';
  person: PersonView;
  fields: Map<FieldName, FieldReport>;
  stop: AbortController;
  /** clipboard-only: the field that waits for the person, and how to let it go. */
  awaited: { field: FieldName; resolve: () => void } | null;
  done: Promise<void>;
}

type HandOver = { stage: 'none' } | Offered | Filling | { stage: 'reported'; report: FillReport };

const aMinute = 60_000;

export class HandOverDesk {
  readonly #parts: HandOverParts;
  #handOver: HandOver = { stage: 'none' };

  constructor(parts: HandOverParts) {
    this.#parts = parts;
  }

  view(): HandOverView {
    const held = this.#handOver;
    if (held.stage === 'none' || held.stage === 'reported') return held;
    if (held.stage === 'filling') {
      return { stage: 'filling', person: held.person, fields: [...held.fields.values()] };
    }
    return {
      stage: 'offered',
      person: personView(held.identity),
      code: held.code.ok ? 'shown' : held.code.reason,
      ticket: this.#form() ? held.ticket : null,
      leftMs: Math.max(0, Math.ceil(held.endsAt - this.#parts.now())),
    };
  }

  /** Takes an identity in, in the place of one that still waits. */
  offer(identity: Identity): HandOverRefusal | null {
    if (this.#handOver.stage === 'filling') return 'busy';
    this.#wipe();
    const { profile, oid, newSecret, now, log, handOverMs = aMinute } = this.#parts;
    const timer = setTimeout(() => this.#end('expired'), handOverMs);
    const code = composeCode(identity, profile, oid);
    this.#handOver = {
      stage: 'offered',
      identity,
      code,
      ticket: newSecret(),
      endsAt: now() + handOverMs,
      timer,
    };
    log.info('lgo.hand-over', { stage: 'offered', outcome: code.ok ? 'code' : code.reason });
    return null;
  }

  /** What the code says; null when there is none to show. */
  codeText(): string | null {
    const held = this.#handOver;
    return held.stage === 'offered' && held.code.ok ? held.code.text : null;
  }

  /** Answers at once; the rest is in the view. */
  fill(ticket: string): HandOverRefusal | null {
    const held = this.#handOver;
    const form = this.#form();
    if (held.stage !== 'offered' || held.ticket !== ticket || !form) return 'over';
    clearTimeout(held.timer);
    const filling: Filling = {
      stage: 'filling',
      person: personView(held.identity),
      fields: new Map(form.fields.map(({ field }) => [field, { field, outcome: 'not-tried' }])),
      stop: new AbortController(),
      awaited: null,
      done: Promise.resolve(),
    };
    this.#handOver = filling;
    this.#parts.log.info('lgo.hand-over', { stage: 'filling', driver: this.#parts.automation.driver });
    const plan = composePlan(held.identity, form);
    filling.done = this.#carryOut(filling, plan);
    return null;
  }

  /** clipboard-only: the person has pasted this field. */
  pasted(field: FieldName): HandOverRefusal | null {
    const held = this.#handOver;
    if (held.stage !== 'filling' || held.awaited?.field !== field) return 'over';
    held.awaited.resolve();
    held.awaited = null;
    return null;
  }

  /** The person has done with it, or wants it stopped. */
  end(): void {
    if (this.#handOver.stage === 'filling') this.#handOver.stop.abort();
    else if (this.#handOver.stage !== 'none') this.#end('ended');
  }

  /** Wipes; waits until a filling has ended and the clipboard is empty. */
  async stop(): Promise<void> {
    const held = this.#handOver;
    this.end();
    if (held.stage === 'filling') await held.done;
    this.#wipe();
  }

  async #carryOut(filling: Filling, plan: ReturnType<typeof composePlan>): Promise<void> {
    const { automation, log } = this.#parts;
    const report = await automation.fill(plan, {
      stop: filling.stop.signal,
      see: (field) => void filling.fields.set(field.field, field),
      pasted: (field) =>
        new Promise((resolve) => {
          filling.awaited = { field, resolve };
        }),
    });
    for (const { field, outcome } of report.fields) log.info('lgo.field', { field, outcome });
    log.info('lgo.end', { outcome: report.end, note: `clipboard ${report.clipboard}` });
    this.#handOver = { stage: 'reported', report };
  }

  #form(): LgoProfile['form'] | null {
    return this.#parts.automation.driver === 'off' ? null : this.#parts.profile.form;
  }

  #end(outcome: 'ended' | 'expired'): void {
    this.#wipe();
    this.#parts.log.info('lgo.end', { outcome });
  }

  #wipe(): void {
    if (this.#handOver.stage === 'offered') clearTimeout(this.#handOver.timer);
    this.#handOver = { stage: 'none' };
  }
}

function personView({ firstName, birthDate }: Identity): PersonView {
  return { firstName, birthYear: birthDate.slice(0, 4) };
}
