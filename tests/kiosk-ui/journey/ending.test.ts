/** How it ended, and the ticket with its code: on paper, on the telephone, or not at all. */
import type { Visit } from '@borne/kiosk-agent/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ScreenName } from '../../../kiosk-ui/src/journey/screen.ts';
import { codeToShow } from '../../../kiosk-ui/src/journey/truth.ts';
import { at, finished, notAsked, onScreen, printed, printing, visitId, withCode } from '../states.ts';
import { type Kiosk, named, restingKiosk, settled } from './kiosk.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await restingKiosk();
});

const missing = { ticket: 'not-printed', printer: 'paper-out' } as const;
const doubtful = { ticket: 'unknown', printer: 'mute' } as const;
const ticket = (on: 'paper' | 'screen') => ({ name: 'ticket', body: { visitId, on, language: 'fr' } });

describe('how it ended', () => {
  test.each<[Visit, ScreenName]>([
    [finished('created', notAsked), 'done'],
    [finished('pending', notAsked), 'pending'],
    [finished('created', missing), 'ticketMissing'],
    [finished('created', doubtful), 'ticketDoubtful'],
    [finished('created', onScreen), 'codeShown'],
    [finished('pending', missing), 'ticketMissing'],
    [finished('already-exists'), 'alreadyOpen'],
    [finished('refused'), 'refusedByService'],
    [finished('unknown'), 'unknownOutcome'],
    [finished('closed'), 'closed'],
    [finished('close-pending'), 'closeRequested'],
    [finished('close-refused'), 'closeRefused'],
  ])('%j shows %s', (visit, screen) => {
    kiosk.show(at(visit));
    expect(kiosk.screen()).toBe(screen);
  });

  test.each([
    ['refused', 'service-refused'],
    ['unknown', 'answer-unknown'],
    ['close-refused', 'service-refused'],
  ] as const)('%s: the counter is told why', async (outcome, reason) => {
    kiosk.show(at(finished(outcome)));
    kiosk.tap('HAND_OVER');
    await settled();
    expect(kiosk.screen()).toBe('handOver');
    expect(kiosk.orders).toEqual([{ name: 'hand-over', body: { visitId, reason } }]);
  });

  test('a truth that changes is followed: asked for, it was done after all', () => {
    kiosk.show(at(finished('close-pending')));
    kiosk.show(at(finished('closed')));
    expect(kiosk.screen()).toBe('closed');
  });
});

describe.each(['created', 'pending'] as const)('the code of a record that is %s', (outcome) => {
  beforeEach(() => {
    kiosk.show(at(finished(outcome, notAsked)));
  });

  test('is offered once that was told, and drawn for nobody who wants none', () => {
    kiosk.tap('PAPER', 'PHONE', 'NOTHING');
    expect(kiosk.sent).toEqual([]);
    kiosk.tap('NEXT');
    expect(kiosk.screen()).toBe('receiptChoice');
    kiosk.tap('NOTHING');
    expect(kiosk.screen()).toBe('takeCard');
    expect(named(kiosk.sent)).toEqual(['end']);
  });

  test('on paper: asked for once, and the card comes back as soon as it is out', async () => {
    kiosk.tap('NEXT');
    kiosk.doubleTap('PAPER');
    kiosk.tap('PAPER');
    expect(kiosk.sent).toEqual([ticket('paper')]);
    expect(kiosk.screen()).toBe('printing');
    kiosk.show(at({ ...printing, outcome }));
    expect(kiosk.screen()).toBe('printing');
    await kiosk.answer();
    kiosk.show(at(finished(outcome, printed)));
    expect(kiosk.screen()).toBe('takeCard');
    expect(kiosk.sent.at(-1)).toEqual({ name: 'end', body: { visitId } });
  });

  test('on the telephone: shown, hidden, and shown again without a new one', async () => {
    kiosk.tap('NEXT', 'PHONE');
    expect(kiosk.sent).toEqual([ticket('screen')]);
    await kiosk.answer();
    kiosk.show(at(finished(outcome, onScreen)));
    expect(kiosk.screen()).toBe('codeShown');
    kiosk.tap('HIDE_CODE');
    expect(kiosk.screen()).toBe('receiptChoice');
    kiosk.tap('PHONE');
    expect(kiosk.screen()).toBe('codeShown');
    expect(kiosk.sent).toHaveLength(1);
    kiosk.tap('HIDE_CODE', 'NOTHING');
    expect(kiosk.screen()).toBe('takeCard');
  });

  test('asked for in vain may be asked for again', async () => {
    kiosk.tap('NEXT', 'PAPER');
    await kiosk.answer('internal');
    expect(kiosk.screen()).toBe('receiptChoice');
    kiosk.tap('PHONE');
    await kiosk.answer('internal');
    expect(kiosk.screen()).toBe('receiptChoice');
    kiosk.tap('PAPER');
    expect(kiosk.sent).toEqual([ticket('paper'), ticket('screen'), ticket('paper')]);
  });
});

describe('a ticket that did not come', () => {
  test('is printed again once for each request, until it is out', async () => {
    kiosk.show(at(finished('created', missing)));
    kiosk.doubleTap('PRINT_AGAIN');
    kiosk.tap('PRINT_AGAIN');
    expect(kiosk.sent).toEqual([ticket('paper')]);
    await kiosk.answer('wrong-stage');
    kiosk.tap('PRINT_AGAIN');
    expect(kiosk.sent).toEqual([ticket('paper'), ticket('paper')]);
    kiosk.show(at(printing), at(finished('created', doubtful)));
    expect(kiosk.screen()).toBe('ticketDoubtful');
    kiosk.show(at(printing), at(finished('created', printed)));
    expect(kiosk.screen()).toBe('takeCard');
  });

  test('shows its code only when it is asked for, and hides it when that is asked', () => {
    kiosk.show(at(finished('created', withCode)));
    expect(kiosk.screen()).toBe('ticketMissing');
    kiosk.tap('PHONE');
    expect(kiosk.screen()).toBe('codeShown');
    kiosk.tap('HIDE_CODE', 'PHONE');
    expect(kiosk.screen()).toBe('codeShown');
    expect(kiosk.sent).toEqual([]);
  });

  test('whose code the agent takes back leaves the screen, and is not shown again', () => {
    kiosk.show(at(finished('created', withCode)));
    kiosk.tap('PHONE');
    kiosk.show(at(finished('created', missing)));
    expect(kiosk.screen()).toBe('ticketMissing');
    expect(codeToShow(kiosk.context())).toBeNull();
    kiosk.tap('PHONE');
    expect(kiosk.screen()).toBe('ticketMissing');
  });

  test('and has no code to show: the telephone asks the agent for one', async () => {
    kiosk.show(at(finished('created', missing)));
    kiosk.tap('PHONE');
    expect(kiosk.sent).toEqual([ticket('screen')]);
    await kiosk.answer();
    kiosk.show(at(finished('created', onScreen)));
    expect(kiosk.screen()).toBe('codeShown');
  });

  test.each([
    ['missing', missing],
    ['doubtful', doubtful],
  ])('%s may be got at the counter', async (_, state) => {
    kiosk.show(at(finished('created', state)));
    kiosk.tap('HAND_OVER');
    await settled();
    expect(kiosk.orders).toEqual([{ name: 'hand-over', body: { visitId, reason: 'ticket' } }]);
  });
});
