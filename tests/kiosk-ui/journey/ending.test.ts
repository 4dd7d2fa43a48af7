import type { Visit } from '@borne/kiosk-agent/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ScreenName } from '../../../kiosk-ui/src/journey/screen.ts';
import { at, creating, finished, idle, printed, printing, visitId, withCode } from '../states.ts';
import { type Kiosk, startKiosk } from './kiosk.ts';
import { identified, reviewed } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await startKiosk();
  kiosk.show(idle);
});

describe('how it ended', () => {
  const missing = { ticket: 'not-printed', printer: 'paper-out' } as const;
  const doubtful = { ticket: 'unknown', printer: 'mute' } as const;

  test.each<[Visit, ScreenName]>([
    [finished('created', printed), 'done'],
    [finished('created', missing), 'ticketMissing'],
    [finished('created', doubtful), 'ticketDoubtful'],
    [finished('created'), 'ticketMissing'],
    [finished('pending', printed), 'pending'],
    [finished('pending', missing), 'ticketMissing'],
    [finished('already-exists'), 'alreadyOpen'],
    [finished('refused'), 'refusedByService'],
    [finished('unknown'), 'unknownOutcome'],
  ])('%j shows %s', (visit, screen) => {
    kiosk.show(at(visit));
    expect(kiosk.screen()).toBe(screen);
  });

  test('the code is shown only when it is asked for, and hidden when that is asked', () => {
    kiosk.show(at(finished('created', withCode)));
    expect(kiosk.screen()).toBe('ticketMissing');
    kiosk.tap('SHOW_CODE');
    expect(kiosk.screen()).toBe('codeShown');
    kiosk.tap('HIDE_CODE');
    expect(kiosk.screen()).toBe('ticketMissing');
  });

  test('a code that the agent takes back, or a ticket that came out after all, leaves the screen', () => {
    kiosk.show(at(finished('created', withCode)));
    kiosk.tap('SHOW_CODE');
    kiosk.show(at(finished('created', missing)));
    expect(kiosk.screen()).toBe('ticketMissing');
    kiosk.tap('SHOW_CODE');
    expect(kiosk.screen()).toBe('ticketMissing');
    kiosk.show(at(finished('created', withCode)));
    kiosk.tap('SHOW_CODE');
    kiosk.show(at(finished('created', printed)));
    expect(kiosk.screen()).toBe('done');
  });

  test('a second ticket is not asked for while the first request waits for its answer', async () => {
    kiosk.show(at(finished('created', missing)));
    kiosk.tap('PRINT_AGAIN', 'PRINT_AGAIN');
    expect(kiosk.sent).toHaveLength(1);
    await kiosk.answer('wrong-stage');
    kiosk.tap('PRINT_AGAIN');
    expect(kiosk.sent).toHaveLength(2);
  });

  test('a ticket is printed again once for each request, until it is out', () => {
    kiosk.show(at(finished('created', missing)));
    kiosk.doubleTap('PRINT_AGAIN');
    expect(kiosk.sent).toEqual([{ name: 'ticket', body: { visitId } }]);
    kiosk.show(at(printing), at(finished('created', doubtful)), at(finished('created', printed)));
    expect(kiosk.screen()).toBe('done');
  });
});

describe('leaving', () => {
  test('is asked twice, and ends the visit', () => {
    reviewed(kiosk);
    kiosk.tap('QUIT');
    expect(kiosk.screen()).toBe('quitConfirm');
    kiosk.tap('QUIT_NO');
    expect(kiosk.screen()).toBe('review');
    kiosk.tap('QUIT', 'QUIT_YES');
    expect(kiosk.screen()).toBe('takeCard');
    expect(kiosk.sent.at(-1)).toEqual({ name: 'end', body: { visitId } });
  });

  test('an ended visit does not come back while the agent still carries it out', () => {
    kiosk.show(at(creating));
    kiosk.tap('QUIT', 'QUIT_YES');
    kiosk.show(at(printing), at(finished('created', printed)));
    expect(kiosk.screen()).toBe('takeCard');
  });

  test('while the yes is on its way, does not cut the consent short', () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM', 'QUIT', 'QUIT_YES');
    expect(kiosk.sent.map(({ name }) => name)).toEqual(['holder', 'consent', 'end']);
    expect(kiosk.screen()).toBe('takeCard');
  });

  test('cannot be confirmed by somebody who was not asked', () => {
    identified(kiosk);
    kiosk.tap('QUIT_YES');
    expect(kiosk.screen()).toBe('explainWhat');
  });
});
