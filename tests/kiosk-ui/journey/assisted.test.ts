/** Somebody stands beside the patient: they help to read, and never answer. Both answers wait, equally. */
import type { AgentState, Visit } from '@borne/kiosk-agent/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { isAssisted } from '../../../kiosk-ui/src/journey/truth.ts';
import { at, calling, choosing, deciding, refused, visitId } from '../states.ts';
import { type Kiosk, named, restingKiosk, settled, type Tap } from './kiosk.ts';
import { explained, further, identified, reviewed, understood } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await restingKiosk();
});

const nameOf = (tap: Tap): string => (typeof tap === 'string' ? tap : tap.type);

const beside = (visit: Visit = deciding(), more: Partial<AgentState> = {}): AgentState =>
  at(visit, { ...more, assistance: calling('help', 'taken') });
const mes: Partial<AgentState> = { kiosk: { siteName: 'CPAM', regime: 'mes-2022' } };

/** Where somebody stands there, and every answer that this screen may be given. */
const answered: [string, () => unknown, Tap[], AgentState][] = [
  ['the first question', () => explained(kiosk), ['QUIZ_YES', 'QUIZ_NO', 'QUIZ_UNKNOWN'], beside()],
  [
    'the second question',
    () => [explained(kiosk), kiosk.tap('QUIZ_NO')],
    ['QUIZ_YES', 'QUIZ_NO', 'QUIZ_UNKNOWN'],
    beside(),
  ],
  ['the decision', () => understood(kiosk), ['YES', 'NO'], beside()],
  ['the emergencies', () => [understood(kiosk), kiosk.tap('YES')], ['YES', 'NO', 'REFUSE'], beside()],
  ['the SAMU', () => [understood(kiosk), kiosk.tap('YES', 'NO')], ['YES', 'NO', 'REFUSE'], beside()],
  ['the summary', () => reviewed(kiosk), ['CONFIRM', 'NO'], beside()],
  [
    'the closure',
    () => [identified(kiosk, deciding('open')), kiosk.tap('CLOSE_RECORD')],
    ['CONFIRM_CLOSE', 'NO'],
    beside(deciding('open')),
  ],
  [
    'the question under mes-2022',
    () => understood(kiosk, deciding(), mes),
    ['YES', 'NO'],
    beside(deciding(), mes),
  ],
];

describe.each(answered)('%s', (_, arrive, taps, state) => {
  test('takes no answer, whichever, while somebody stands there', () => {
    arrive();
    const screen = kiosk.screen();
    kiosk.show(state);
    for (const tap of taps) {
      kiosk.tap(tap);
      expect(kiosk.screen(), nameOf(tap)).toBe(screen);
    }
    expect(named(kiosk.sent)).toEqual(['holder']);
    expect(kiosk.orders).toEqual([]);
  });

  test('says so on each of these buttons, and no longer once they have gone', () => {
    arrive();
    expect(kiosk.shell().waiting).toEqual([]);
    kiosk.show(state);
    expect(kiosk.shell().waiting.toSorted()).toEqual(taps.map(nameOf).toSorted());
    kiosk.tap('CANCEL');
    kiosk.show({ ...state, assistance: { ...state.assistance, call: null } });
    expect(kiosk.shell().waiting).toEqual([]);
  });

  test('takes each of them once they have gone', async () => {
    for (const tap of taps) {
      kiosk = await restingKiosk();
      arrive();
      const screen = kiosk.screen();
      kiosk.show(state);
      kiosk.show({ ...state, assistance: { ...state.assistance, call: null } });
      kiosk.tap(tap);
      expect(kiosk.screen(), nameOf(tap)).not.toBe(screen);
    }
  });
});

describe('somebody beside the patient', () => {
  test.each([0, 1, 2, 3, 4])('does not keep them from refusing explanation %i', (steps) => {
    identified(kiosk);
    kiosk.tap(...further(steps));
    kiosk.show(beside());
    expect(kiosk.shell().waiting).toEqual([]);
    kiosk.tap('NO');
    expect(kiosk.screen()).toBe('refusing');
    expect(kiosk.sent.at(-1)?.name).toBe('refusal');
  });

  test('does not keep them from reading on, back and deeper', () => {
    identified(kiosk);
    kiosk.show(beside());
    kiosk.tap('MORE', 'NEXT', 'BACK', 'NEXT', 'NEXT');
    expect(kiosk.screen()).toBe('explainNever');
  });

  test.each(['LATER', 'BACK'] as const)('does not keep them from %s at the decision', (tap) => {
    understood(kiosk);
    kiosk.show(beside());
    kiosk.tap(tap);
    expect(kiosk.screen()).toBe(tap === 'LATER' ? 'later' : 'explainEmergency');
  });

  test('steps back when the patient says that they answer themselves', async () => {
    understood(kiosk);
    kiosk.show(beside());
    kiosk.tap('CANCEL');
    await settled();
    expect(kiosk.orders).toEqual([{ name: 'withdraw', body: { kind: 'help', visitId } }]);
    // Until the counter's call is really gone, both answers wait.
    kiosk.tap('YES');
    expect(kiosk.screen()).toBe('decide');
    kiosk.show(at(deciding()));
    kiosk.tap('YES');
    expect(kiosk.screen()).toBe('emergencyChoice');
  });

  test('is told apart from somebody who was only called', () => {
    understood(kiosk);
    kiosk.show(at(deciding(), { assistance: calling('help', 'waiting') }));
    expect(isAssisted(kiosk.context())).toBe(false);
    kiosk.tap('YES');
    expect(kiosk.screen()).toBe('emergencyChoice');
  });

  test('who looks at papers is not sent away by the screen', async () => {
    kiosk.show(at(choosing(), { assistance: calling('papers', 'taken') }));
    kiosk.tap('CANCEL');
    await settled();
    expect(kiosk.orders).toEqual([]);
  });

  test('does not keep a refusal that was noted from being taken back', () => {
    kiosk.show(beside(refused));
    kiosk.tap('UNDO');
    expect(named(kiosk.sent)).toEqual(['reconsider']);
  });
});
