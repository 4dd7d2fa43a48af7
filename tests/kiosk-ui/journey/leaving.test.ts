/** Leaving: asked twice, true about what has left already, and a visit that was ended does not come back. */
import { beforeEach, describe, expect, test } from 'vitest';
import { quitMessage } from '../../../kiosk-ui/src/journey/view.ts';
import {
  at,
  closing,
  creating,
  deciding,
  finished,
  idle,
  notAsked,
  otherVisitId,
  printing,
  refused,
  visitId,
} from '../states.ts';
import { type Kiosk, named, restingKiosk, settled } from './kiosk.ts';
import { identified, reviewed } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await restingKiosk();
});

describe('quitting', () => {
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

  test('cannot be confirmed by somebody who was not asked', () => {
    identified(kiosk);
    kiosk.tap('QUIT_YES');
    expect(kiosk.screen()).toBe('explainWhat');
  });

  test('is not confirmed by the gesture that asked for it', () => {
    identified(kiosk);
    kiosk.doubleTap('QUIT');
    kiosk.tap('QUIT_YES');
    expect(kiosk.screen()).toBe('quitConfirm');
  });

  test('says what it would leave behind', () => {
    reviewed(kiosk);
    expect(quitMessage(kiosk.context())).toBe('quitConfirm.before');
    kiosk.tap('CONFIRM');
    expect(quitMessage(kiosk.context())).toBe('quitConfirm.sent');
    kiosk.show(at(creating));
    expect(quitMessage(kiosk.context())).toBe('quitConfirm.sent');
    kiosk.show(at(finished('created', notAsked)));
    expect(quitMessage(kiosk.context())).toBe('quitConfirm.after');
  });

  test('a closure on its way, or a no that was noted, is said as well', () => {
    identified(kiosk, deciding('open'));
    kiosk.tap('CLOSE_RECORD', 'CONFIRM_CLOSE');
    expect(quitMessage(kiosk.context())).toBe('quitConfirm.sent');
    kiosk.show(at(closing));
    expect(quitMessage(kiosk.context())).toBe('quitConfirm.sent');
    kiosk.show(at(refused));
    expect(quitMessage(kiosk.context())).toBe('quitConfirm.after');
  });

  test('while the yes is on its way, does not cut the consent short', () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM', 'QUIT', 'QUIT_YES');
    expect(named(kiosk.sent)).toEqual(['holder', 'consent', 'end']);
    expect(kiosk.screen()).toBe('takeCard');
  });

  test('nobody quits where nobody is served', () => {
    kiosk.tap('QUIT');
    expect(kiosk.screen()).toBe('welcome');
    kiosk.tap('START', 'QUIT');
    expect(kiosk.screen()).toBe('insertCard');
  });
});

describe('a visit that was ended', () => {
  test('does not come back while the agent still carries it out', () => {
    kiosk.show(at(creating));
    kiosk.tap('QUIT', 'QUIT_YES');
    kiosk.show(at(printing), at(finished('created', notAsked)));
    expect(kiosk.screen()).toBe('takeCard');
  });

  test('asks for its card, and again after eight seconds, for as long as it takes', () => {
    kiosk.show(at(refused));
    kiosk.tap('DONE');
    kiosk.show(at({ stage: 'none' }));
    expect(kiosk.screen()).toBe('takeCard');
    kiosk.pass(7);
    expect(kiosk.screen()).toBe('cardForgotten');
    kiosk.pass(600);
    expect(kiosk.screen()).toBe('cardForgotten');
  });

  test('does not keep the next person waiting: the page is wiped, then it is theirs', async () => {
    reviewed(kiosk);
    kiosk.tap('QUIT', 'QUIT_YES');
    kiosk.show(at({ stage: 'refused', visitId: otherVisitId }));
    expect(kiosk.screen()).toBe('wiping');
    await settled();
    kiosk.show(at({ stage: 'refused', visitId: otherVisitId }));
    expect(kiosk.screen()).toBe('refused');
    expect(kiosk.context().visitId).toBe(otherVisitId);
  });

  test('is wiped once its card is out, then thanked for', async () => {
    kiosk.show(at(refused));
    kiosk.tap('DONE');
    kiosk.show(idle);
    expect(kiosk.screen()).toBe('wiping');
    await settled();
    expect(kiosk.screen()).toBe('thanks');
    kiosk.pass(8);
    expect(kiosk.screen()).toBe('welcome');
  });
});
