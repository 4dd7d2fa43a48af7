import { describe, expect, test } from 'vitest';
import { at, choosing, creating, deciding, idle } from '../states.ts';
import { named, restingKiosk, settled, startKiosk } from './kiosk.ts';
import { reviewed, understood } from './ways.ts';

const failed = (code: 'screen-taken' | 'not-paired' | 'unanswered') => ({ ok: false, code }) as const;

describe('letting the page in', () => {
  test('a page that is let in waits for its first state, then welcomes', async () => {
    const kiosk = await startKiosk();
    expect(kiosk.screen()).toBe('connecting');
    kiosk.show(idle);
    expect(kiosk.screen()).toBe('welcome');
  });

  test.each([
    ['screen-taken', 'screenTaken'],
    ['not-paired', 'notPaired'],
  ] as const)('%s has a screen of its own, from which one may try again', async (code, screen) => {
    const kiosk = await startKiosk({ openings: [failed(code), { ok: true }] });
    expect(kiosk.screen()).toBe(screen);
    kiosk.tap('RETRY');
    await settled();
    kiosk.show(idle);
    expect(kiosk.screen()).toBe('welcome');
  });

  test('an agent that does not answer is asked again every two seconds, and called broken after twenty', async () => {
    const kiosk = await startKiosk({ openings: [failed('unanswered')] });
    for (let attempt = 1; attempt < 10; attempt += 1) {
      expect(kiosk.screen()).toBe('connecting');
      kiosk.pass(2);
      await settled();
    }
    expect(kiosk.screen()).toBe('agentSilent');
    kiosk.pass(2);
    await settled();
    expect(kiosk.openings()).toBe(11);
  });

  test('an attempt that hangs is given up after ten seconds', async () => {
    const kiosk = await startKiosk({ openings: ['never', { ok: true }] });
    kiosk.pass(10);
    kiosk.pass(2);
    await settled();
    kiosk.show(idle);
    expect(kiosk.screen()).toBe('welcome');
  });

  test('a stream that never speaks is opened again', async () => {
    const kiosk = await startKiosk();
    kiosk.pass(10);
    await settled();
    expect(kiosk.openings()).toBe(2);
  });
});

describe('losing the agent', () => {
  test('hides what is personal at once', async () => {
    const kiosk = await startKiosk();
    kiosk.show(at(choosing()));
    kiosk.stream({ type: 'STREAM_LOST' });
    expect(kiosk.screen()).toBe('connecting');
    expect(kiosk.context().agent).toBeNull();
  });

  test('in the middle of a visit asks again who is there, once it is back', async () => {
    const kiosk = await startKiosk();
    kiosk.show(at(choosing()));
    kiosk.tap('YES');
    kiosk.show(at(deciding()));
    expect(kiosk.screen()).toBe('explainWhat');
    kiosk.stream({ type: 'STREAM_LOST' });
    await settled();
    kiosk.show(at(deciding()));
    expect(kiosk.screen()).toBe('isItYou');
  });

  test('to a restart that does not know the page any more is a breakdown, not a wrong address', async () => {
    const kiosk = await startKiosk({ openings: [{ ok: true }, failed('not-paired')] });
    kiosk.show(idle);
    kiosk.stream({ type: 'STREAM_LOST' });
    await settled();
    expect(kiosk.screen()).toBe('connecting');
    for (let attempt = 0; attempt < 10; attempt += 1) {
      kiosk.pass(2);
      await settled();
    }
    expect(kiosk.screen()).toBe('agentSilent');
  });

  test('to another page: this one says so and shows nothing else', async () => {
    const kiosk = await startKiosk();
    kiosk.show(at(choosing()));
    kiosk.stream({ type: 'REPLACED' });
    expect(kiosk.screen()).toBe('screenTaken');
    expect(kiosk.context().agent).toBeNull();
  });

  test('forgets who confirmed and what was answered: a yes is never given by whoever is there afterwards', async () => {
    const kiosk = await restingKiosk();
    reviewed(kiosk);
    kiosk.stream({ type: 'STREAM_LOST' });
    await settled();
    kiosk.show(at(deciding()));
    kiosk.tap('YES');
    expect(kiosk.screen()).toBe('explainWhat');
    expect(kiosk.context()).toMatchObject({ understood: false, breakGlassConsent: null });
  });

  test('under a yes that is on its way: how it ended is shown, and it is not sent again', async () => {
    const kiosk = await restingKiosk();
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    kiosk.stream({ type: 'STREAM_LOST' });
    await settled();
    kiosk.show(at(creating));
    expect(kiosk.screen()).toBe('creating');
    expect(named(kiosk.sent)).toEqual(['holder', 'consent']);
  });

  test.each(['HELP', 'QUIT', 'LANGUAGE'] as const)('closes what %s had laid over the screen', async (tap) => {
    const kiosk = await restingKiosk();
    understood(kiosk);
    kiosk.tap(tap);
    kiosk.stream({ type: 'STREAM_LOST' });
    expect(kiosk.screen()).toBe('connecting');
    await settled();
    kiosk.show(at(deciding()));
    expect(kiosk.screen()).toBe('isItYou');
  });

  test('of a visit that was ended does not bring it back', async () => {
    const kiosk = await restingKiosk();
    understood(kiosk);
    kiosk.tap('QUIT', 'QUIT_YES');
    kiosk.stream({ type: 'STREAM_LOST' });
    await settled();
    kiosk.show(at(deciding()));
    expect(['reading', 'wiping', 'thanks', 'takeCard']).toContain(kiosk.screen());
    expect(kiosk.screen()).not.toBe('isItYou');
  });
});
