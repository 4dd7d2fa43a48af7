/** Nothing of the former person is left on the page before the next one is welcomed. */
import type { Visit } from '@borne/kiosk-agent/contract';
import { describe, expect, test } from 'vitest';
import { at, choosing, idle, otherVisitId, refused } from '../states.ts';
import { type Kiosk, restingKiosk, settled } from './kiosk.ts';
import { reviewed } from './ways.ts';

type Wipes = NonNullable<Parameters<typeof restingKiosk>[0]>['wipes'];

async function afterVisit(wipes?: Wipes): Promise<Kiosk> {
  const kiosk = await restingKiosk(wipes && { wipes });
  reviewed(kiosk);
  kiosk.tap('QUIT', 'QUIT_YES');
  kiosk.show(idle);
  return kiosk;
}

describe('wiping the page', () => {
  test('comes after every visit, once, and before the thanks', async () => {
    const kiosk = await afterVisit();
    await settled();
    expect(kiosk.screen()).toBe('thanks');
    expect(kiosk.done.wipes).toBe(1);
    kiosk.pass(8);
    expect(kiosk.screen()).toBe('welcome');
    expect(kiosk.done.wipes).toBe(1);
  });

  test('forgets whatever the machine knew of the person', async () => {
    const kiosk = await afterVisit();
    await settled();
    expect(kiosk.context()).toMatchObject({
      ...{ picked: null, as: 'self', confirmed: false, status: null, understood: false, paper: null },
      ...{ breakGlassConsent: null, emergencyCallConsent: null, decision: null, used: false },
      quizMisses: { insurer: 0, close: 0 },
      missed: { insurer: 0, close: 0 },
      ...{ shown: [], standing: null },
    });
  });

  test.each<[string, Wipes]>([
    ['fails', ['fails']],
    ['never ends', ['never']],
  ])('that %s serves nobody, and is tried again for as long as it takes', async (_, wipes) => {
    const kiosk = await afterVisit([...(wipes ?? []), ...(wipes ?? []), 'done']);
    kiosk.pass(2);
    await settled();
    expect(kiosk.screen()).toBe('agentSilent');
    // Neither a hand nor a card gets past it.
    kiosk.tap('START', 'DONE');
    kiosk.show(at({ ...choosing(), visitId: otherVisitId } as Visit));
    expect(kiosk.screen()).toBe('agentSilent');
    kiosk.show(idle);
    for (let again = 0; again < 2; again += 1) {
      kiosk.pass(10);
      await settled();
      kiosk.pass(2);
      await settled();
    }
    expect(kiosk.done.wipes).toBe(3);
    expect(kiosk.screen()).toBe('thanks');
  });

  test('comes before another person even if they are there already', async () => {
    const kiosk = await afterVisit(['never']);
    kiosk.show(at({ ...refused, visitId: otherVisitId } as Visit));
    expect(kiosk.screen()).toBe('wiping');
  });

  test('is not needed where nobody was served', async () => {
    const kiosk = await restingKiosk();
    kiosk.tap('START', 'NO_CARD', 'BACK', 'BACK');
    expect(kiosk.screen()).toBe('welcome');
    expect(kiosk.done.wipes).toBe(0);
  });

  test('closes whatever was laid over the visit', async () => {
    const kiosk = await restingKiosk();
    reviewed(kiosk);
    kiosk.tap('QUIT', 'LANGUAGE');
    kiosk.show(idle);
    expect(kiosk.screen()).toBe('wiping');
    await settled();
    expect(kiosk.screen()).toBe('thanks');
  });
});
