/** The sheet at the end: the same choice after a yes and after a no, and the number for the counter. */
import type { AgentState, PaperKind, PaperOfVisit } from '@borne/kiosk-agent/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { handOverCode, handOverProgress } from '../../../kiosk-ui/src/journey/view.ts';
import { at, finished, noAssistance, notPossible, refused, sheetOnScreen, visitId } from '../states.ts';
import { type Kiosk, named, restingKiosk, settled } from './kiosk.ts';
import { understood } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await restingKiosk();
});

const withPaper = (paper: PaperOfVisit): AgentState => at(refused, { paper });

const sheets: [PaperKind, () => void][] = [
  ['refusal', () => kiosk.show(at(refused))],
  ['closure', () => kiosk.show(at(finished('closed')))],
  ['closure-requested', () => kiosk.show(at(finished('close-pending')))],
  [
    'later',
    () => {
      understood(kiosk);
      kiosk.tap('LATER');
    },
  ],
];

describe.each(sheets)('%s', (paper, arrive) => {
  test.each(['paper', 'screen'] as const)('on %s, when it is asked for', (on) => {
    arrive();
    kiosk.tap('NEXT');
    expect(kiosk.screen()).toBe('receiptChoice');
    kiosk.tap(on === 'paper' ? 'PAPER' : 'PHONE');
    expect(kiosk.sent.at(-1)).toEqual({ name: 'paper', body: { visitId, paper, on, language: 'fr' } });
  });

  test('or nothing: the visit ends at once', () => {
    arrive();
    kiosk.tap('NEXT', 'NOTHING');
    expect(kiosk.screen()).toBe('takeCard');
    expect(named(kiosk.sent)).not.toContain('paper');
  });
});

describe('the sheet', () => {
  beforeEach(() => {
    kiosk.show(at(refused));
    kiosk.tap('NEXT');
  });

  test('once it is out, the card comes back', async () => {
    kiosk.tap('PAPER');
    await kiosk.answer();
    kiosk.show(withPaper({ state: 'printing' }));
    expect(kiosk.screen()).toBe('printing');
    kiosk.show(withPaper({ state: 'printed' }));
    expect(kiosk.screen()).toBe('takeCard');
  });

  test.each<PaperOfVisit>([
    { state: 'not-printed', printer: 'paper-out' },
    { state: 'unknown', printer: 'mute' },
  ])('%j is never called printed: again, by telephone, or nothing', async (paper) => {
    kiosk.tap('PAPER');
    await kiosk.answer();
    kiosk.show(withPaper({ state: 'printing' }), withPaper(paper));
    expect(kiosk.screen()).toBe('paperMissing');
    kiosk.tap('PRINT_AGAIN');
    await kiosk.answer();
    // The same words of the printer as before are old news only as long as it has not begun again.
    kiosk.show(withPaper({ state: 'printing' }), withPaper(paper));
    expect(kiosk.screen()).toBe('paperMissing');
    kiosk.tap('PHONE');
    kiosk.show(withPaper(sheetOnScreen));
    expect(kiosk.screen()).toBe('receiptShown');
    kiosk.tap('DONE');
    expect(kiosk.screen()).toBe('takeCard');
  });

  test('of a printer that says nothing is given up after its time', async () => {
    kiosk.tap('PAPER');
    await kiosk.answer();
    kiosk.touch();
    kiosk.pass(50);
    kiosk.touch();
    kiosk.pass(26);
    expect(kiosk.screen()).toBe('paperMissing');
  });

  test('that the agent did not hear of is missing', async () => {
    kiosk.tap('PAPER');
    await kiosk.answer('unanswered');
    expect(kiosk.screen()).toBe('paperMissing');
  });

  test('a paper of a former wish does not take the screen from whoever now asks for the telephone', async () => {
    kiosk.tap('PHONE');
    await kiosk.answer();
    kiosk.show(withPaper({ state: 'printed' }));
    expect(kiosk.screen()).toBe('receiptChoice');
    kiosk.show(withPaper(sheetOnScreen));
    expect(kiosk.screen()).toBe('receiptShown');
  });

  test('no answer of the agent takes the choice from the person', () => {
    kiosk.show(at(refused, { printer: 'near-end' }), at(finished('created')));
    expect(kiosk.screen()).toBe('receiptChoice');
  });
});

describe('the number for the counter', () => {
  beforeEach(async () => {
    kiosk.show(at(notPossible('minor')));
    kiosk.tap('HAND_OVER');
    await settled();
  });

  const given = (handOver: AgentState['assistance']['handOver']): AgentState =>
    at(notPossible('minor'), { assistance: { ...noAssistance, handOver } });

  test('is shown as soon as there is one', () => {
    expect(handOverProgress(kiosk.context())).toBe('asking');
    kiosk.show(given({ state: 'asking' }));
    expect(handOverCode(kiosk.context())).toBeNull();
    kiosk.show(given({ state: 'given', code: '7K2M9P' }));
    expect(kiosk.screen()).toBe('handOver');
    expect(handOverCode(kiosk.context())).toBe('7K2M9P');
    kiosk.tap('DONE');
    expect(kiosk.screen()).toBe('takeCard');
  });

  test('that cannot be had is said, and the person goes without', () => {
    kiosk.show(given({ state: 'unheard' }));
    expect(handOverProgress(kiosk.context())).toBe('unheard');
    kiosk.tap('DONE');
    expect(kiosk.screen()).toBe('takeCard');
  });
});

test('a number that the agent did not even hear of is said so too', async () => {
  kiosk = await restingKiosk({ orders: { ok: false, code: 'unanswered' } });
  kiosk.show(at(notPossible('minor')));
  kiosk.tap('HAND_OVER');
  await settled();
  expect(handOverProgress(kiosk.context())).toBe('unheard');
});
