/** The one open call of this kiosk, and its way to the server. What it means for a visit is call-desk.ts's. */
import type { CallState, PlaceCall } from '@borne/server/contract';
import type { AgentLog } from '../log.ts';
import type { Server } from '../server/server.ts';
import {
  afterNews,
  afterSilence,
  afterWithdrawal,
  type Call,
  inPlaceOf,
  joinedBy,
  newCall,
  type PersonCall,
} from './call.ts';
import { type CallPace, callPace, type Delivery, deliver } from './call-delivery.ts';

export interface OpenCallParts {
  server: Pick<Server, 'placeCall' | 'withdrawCall'>;
  log: AgentLog;
  newCallId: () => string;
  pace?: CallPace;
  /** After each change, also the last one, at which the call is over. */
  onChange: (call: Call) => void;
}

/** Ids of our own calls: enough for everything that a stream may still tell of. */
const ownCallsMax = 100;

export class OpenCall {
  readonly #parts: OpenCallParts;
  readonly #pace: CallPace;
  readonly #own: string[] = [];
  /** Calls that are being taken back. */
  readonly #work = new Set<Promise<void>>();
  #open: { call: Call; delivery: Delivery } | null = null;
  #quiet: Promise<void> = Promise.resolve();

  constructor(parts: OpenCallParts) {
    this.#parts = parts;
    this.#pace = parts.pace ?? callPace;
  }

  /** Null: nobody is called. */
  get call(): Call | null {
    return this.#open?.call ?? null;
  }

  ask(asked: PlaceCall): void {
    const joined = this.call && joinedBy(this.call, asked);
    if (joined) this.#change(joined);
    else this.#begin(inPlaceOf(this.call, newCall(this.#newId(), asked)));
  }

  /** As the person asks for it: what else somebody was called for stays. */
  letGo(kind: PersonCall): void {
    if (this.call === null) return;
    const left = afterWithdrawal(this.call, kind);
    if (left === null) this.withdraw();
    else if ('callId' in left) this.#change(left);
    else this.#begin(newCall(this.#newId(), left));
  }

  withdraw(): void {
    const open = this.#open;
    if (open === null) return;
    this.#open = null;
    this.#takeBack(open.delivery);
    this.#tell({ ...open.call, state: 'over' });
  }

  /** What the server says of a call of this kiosk, on whatever way. */
  hear(news: CallState): void {
    if (this.call?.callId === news.callId) this.#change(afterNews(this.call, news));
    else if (news.state !== 'over' && !this.#own.includes(news.callId)) this.#disown(news.callId);
  }

  /** Takes back what is open, for as long as whoever stops us can wait. */
  async stop(graceMs: number): Promise<void> {
    this.withdraw();
    const patience = Promise.withResolvers<void>();
    const timer = setTimeout(patience.resolve, graceMs);
    await Promise.race([Promise.all(this.#work), patience.promise]);
    clearTimeout(timer);
  }

  #begin(call: Call): void {
    const former = this.#open;
    const { callId, kind, visitId, as } = call;
    const delivery = deliver(
      callId,
      { kind, visitId, as },
      {
        server: this.#parts.server,
        pace: this.#pace,
        after: this.#quiet,
        onNews: (news) => this.hear(news),
        onSilence: () => this.#silence(call.callId),
      },
    );
    this.#quiet = delivery.quiet;
    this.#open = { call, delivery };
    if (former) this.#takeBack(former.delivery);
    this.#tell(call);
  }

  #newId(): string {
    const callId = this.#parts.newCallId();
    this.#own.push(callId);
    if (this.#own.length > ownCallsMax) this.#own.shift();
    return callId;
  }

  #silence(callId: string): void {
    if (this.call?.callId === callId) this.#change(afterSilence(this.call));
  }

  #change(after: Call): void {
    const open = this.#open;
    if (open === null || after === open.call) return;
    const { state } = open.call;
    open.call = after;
    if (after.state === 'over') {
      open.delivery.end();
      this.#open = null;
    }
    if (after.state === state) this.#parts.onChange(after);
    else this.#tell(after);
  }

  /** Of a new state. */
  #tell(call: Call): void {
    this.#parts.log.info('counter.call', { call: call.kind, outcome: call.state });
    this.#parts.onChange(call);
  }

  /** Left over from a former life of this agent: nobody stands behind it. */
  #disown(callId: string): void {
    this.#own.push(callId);
    const { server } = this.#parts;
    this.#track(server.withdrawCall(callId, { deadlineMs: this.#pace.deadlineMs }).then(() => undefined));
  }

  #takeBack(delivery: Delivery): void {
    this.#track(delivery.withdraw());
  }

  #track(work: Promise<void>): void {
    const tracked = work.finally(() => this.#work.delete(tracked));
    this.#work.add(tracked);
  }
}
