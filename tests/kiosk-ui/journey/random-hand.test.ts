/**
 * A hand that trembles, touches twice, touches what is not there and pulls the card out, an agent and a counter that
 * answer at any moment, a network that comes and goes: whatever happens, no yes leaves that was not given (G18).
 */
import type { Regime } from '@borne/kiosk-agent/contract';
import { afterAll, describe, expect, test } from 'vitest';
import type { Command, PatientEvent } from '../../../kiosk-ui/src/journey/events.ts';
import type { ScreenName } from '../../../kiosk-ui/src/journey/screen.ts';
import { hear, type Model, movesOf, newModel } from './agent-model.ts';
import { type Kiosk, settled, startKiosk, type Tap } from './kiosk.ts';
import { patientEvents } from './walk.ts';

/** mulberry32: the same seed is the same hand. */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What a person would touch there; a random hand alone would never come far. */
const natural: { [Screen in ScreenName]?: readonly Tap[] } = {
  whichPerson: [{ type: 'PICK', index: 0 }],
  isItYou: ['YES'],
  offline: ['RETRY'],
  wasClosed: ['REOPEN'],
  wasOpposed: ['REOPEN'],
  alreadyOpen: ['CLOSE_RECORD'],
  closeExplain: ['CONFIRM_CLOSE', 'NO'],
  quizInsurer: ['QUIZ_NO', 'QUIZ_NO', 'QUIZ_YES'],
  quizClose: ['QUIZ_YES', 'QUIZ_YES', 'QUIZ_UNKNOWN'],
  decide: ['YES', 'YES', 'NO', 'LATER'],
  informedAsk: ['YES', 'NO'],
  emergencyChoice: ['YES', 'NO'],
  samuChoice: ['YES', 'NO'],
  review: ['CONFIRM', 'CONFIRM', 'EDIT_SAMU', 'NO'],
  unanswered: ['RETRY'],
  refused: ['UNDO', 'NEXT'],
  later: ['UNDO'],
  receiptChoice: ['PAPER', 'PHONE'],
  help: ['CANCEL', 'NEXT'],
  helpNoAnswer: ['NEXT'],
  quitConfirm: ['QUIT_NO'],
  language: ['CANCEL'],
  display: ['CANCEL'],
};

/** What the world mostly does; the rest comes too, now and then. */
const leadsOn =
  /^(put in|put back|begins|choosing|checking|deciding|creating|closing|finished|printing|refused|explained|ends|accepts)/;

interface Given {
  emergency: boolean | null;
  samu: boolean | null;
}

const stepsPerVisit = 140;

class Hand {
  readonly #kiosk: Kiosk;
  readonly #chance: () => number;
  model: Model;
  events = 0;
  /** What was answered, by touches that had their time. */
  given: Given = { emergency: null, samu: null };
  /** The touch that this very moment comes from; null: none, or one in the wake of another. */
  #touch: { on: ScreenName; type: PatientEvent['type'] } | null = null;
  #heard = 0;
  #ordersHeard = 0;
  readonly unintended: string[] = [];

  constructor(kiosk: Kiosk, regime: Regime, chance: () => number) {
    this.#kiosk = kiosk;
    this.#chance = chance;
    this.model = newModel(regime);
    this.#tell();
  }

  async step(): Promise<void> {
    const dice = this.#chance();
    if (dice < 0.5) this.#touchSomething();
    else if (dice < 0.58) this.#trembles();
    else if (dice < 0.88) this.#worldMoves();
    else if (dice < 0.95) this.#timePasses();
    else if (dice < 0.99) await this.#kiosk.answer(this.#chance() < 0.7 ? undefined : 'unanswered');
    else await this.#networkGoes();
    await settled();
    this.#agentHears();
    this.#kiosk.screen();
  }

  /** The first person has left, and a second one stands there. */
  isGone(): boolean {
    return this.model.visits > 1;
  }

  #pick<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.#chance() * items.length)];
  }

  #aim(): Tap {
    const here = natural[this.#kiosk.screen()] ?? ['NEXT', 'START'];
    return (this.#chance() < 0.75 ? this.#pick(here) : this.#pick(patientEvents)) ?? 'NEXT';
  }

  /** One touch that has its time. */
  #touchSomething(): void {
    const tap = this.#aim();
    const type = typeof tap === 'string' ? tap : tap.type;
    const on = this.#kiosk.screen();
    this.events += 2;
    this.#touch = { on, type };
    this.#kiosk.tap(tap);
    if (this.#kiosk.screen() !== on && (type === 'YES' || type === 'NO')) {
      if (on === 'emergencyChoice') this.given.emergency = type === 'YES';
      if (on === 'samuChoice') this.given.samu = type === 'YES';
    }
    this.#agentHears();
    this.#touch = null;
  }

  /** The same gesture again, or a palm that touches several things: only the first may count. */
  #trembles(): void {
    const tap = this.#aim();
    this.events += 4;
    const on = this.#kiosk.screen();
    this.#touch = { on, type: typeof tap === 'string' ? tap : tap.type };
    this.#kiosk.doubleTap(tap);
    this.#kiosk.tap(this.#pick(patientEvents) ?? 'YES');
    this.#agentHears();
    this.#touch = null;
    // Which of them counted is asked again before anything leaves: the review shows it.
    const { breakGlassConsent, emergencyCallConsent } = this.#kiosk.context();
    this.given = { emergency: breakGlassConsent, samu: emergencyCallConsent };
  }

  #worldMoves(): void {
    const moves = movesOf(this.model);
    const onwards = moves.filter(({ what }) => leadsOn.test(what));
    const move = this.#pick(this.#chance() < 0.95 ? onwards : moves);
    if (!move) return;
    this.events += 1;
    this.model = move.to;
    this.#tell();
  }

  #timePasses(): void {
    this.events += 1;
    if (this.#chance() < 0.3) this.#kiosk.hear();
    this.#kiosk.pass(this.#pick([0.1, 0.4, 1, 5, 20, 61, 125]) ?? 1);
  }

  async #networkGoes(): Promise<void> {
    this.events += 1;
    this.#kiosk.stream({ type: 'STREAM_LOST' });
    await settled();
    this.#tell();
  }

  /** Whatever has left the page since, in the order in which it left. */
  #agentHears(): void {
    const commands = this.#kiosk.sent.slice(this.#heard);
    const orders = this.#kiosk.orders.slice(this.#ordersHeard);
    this.#heard += commands.length;
    this.#ordersHeard += orders.length;
    for (const command of commands) this.#judge(command);
    const before = this.model.state;
    for (const said of [...commands, ...orders]) this.model = hear(this.model, said);
    if (this.model.state !== before) this.#tell();
  }

  #judge(command: Command): void {
    const touch = this.#touch;
    const by = (type: string, on: ScreenName): boolean => touch?.type === type && touch.on === on;
    if (command.name === 'closure') {
      if (!by('CONFIRM_CLOSE', 'closeExplain') && !by('RETRY', 'unanswered')) this.unintended.push('closure');
    }
    if (command.name !== 'consent') return;
    const { breakGlassConsent, emergencyCallConsent } = command.body.consent;
    const asGiven = breakGlassConsent === this.given.emergency && emergencyCallConsent === this.given.samu;
    const isOwn = this.model.state.assistance.call?.state !== 'taken';
    if (by('RETRY', 'unanswered')) return;
    if (!by('CONFIRM', 'review') || !asGiven || !isOwn)
      this.unintended.push(JSON.stringify({ touch, command }));
  }

  #tell(): void {
    this.#kiosk.stream({ type: 'AGENT_STATE', state: this.model.state });
  }
}

const totals = { events: 0, visits: 0, consents: 0, closures: 0, refusals: 0 };

async function oneVisit(seed: number, regime: Regime): Promise<void> {
  const kiosk = await startKiosk();
  const hand = new Hand(kiosk, regime, chanceOf(seed));
  for (let step = 0; step < stepsPerVisit && !hand.isGone(); step += 1) {
    await hand.step();
    expect(hand.unintended, `seed ${seed}`).toEqual([]);
    expect(hand.model.consents.length, `seed ${seed}`).toBeLessThanOrEqual(1);
    const named = ['whichPerson', 'isItYou', 'minorRep'].includes(kiosk.screen());
    expect(named && kiosk.context().agent?.slot !== 'occupied', `seed ${seed}`).toBe(false);
  }
  const sent = (name: Command['name']): number =>
    kiosk.sent.filter((command) => command.name === name).length;
  if (regime === 'mes-2022')
    expect(sent('consent') + sent('closure') + sent('refusal'), `seed ${seed}`).toBe(0);
  totals.events += hand.events;
  totals.visits += 1;
  totals.consents += sent('consent');
  totals.closures += sent('closure');
  totals.refusals += sent('refusal');
  kiosk.stop();
}

describe.each<[Regime, number, number]>([
  ['consent-2016', 1, 600],
  ['mes-2022', 1001, 100],
])('under %s', (regime, first, visits) => {
  test(`${visits} visits by a hand that nobody can foresee`, { timeout: 120_000 }, async () => {
    for (let seed = first; seed < first + visits; seed += 1) await oneVisit(seed, regime);
  });
});

afterAll(() => {
  // Without these the hand would have proved nothing.
  expect(totals.events).toBeGreaterThan(10_000);
  expect(totals.consents).toBeGreaterThan(20);
  expect(totals.closures).toBeGreaterThan(3);
  expect(totals.refusals).toBeGreaterThan(10);
});
