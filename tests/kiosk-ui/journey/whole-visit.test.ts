import type { AgentState } from '@borne/kiosk-agent/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ScreenName } from '../../../kiosk-ui/src/journey/screen.ts';
import {
  at,
  checking,
  choosing,
  creating,
  deciding,
  finished,
  idle,
  notice,
  printed,
  printing,
  reading,
  visitId,
} from '../states.ts';
import { type Kiosk, startKiosk } from './kiosk.ts';
import { identified, reviewed } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await startKiosk();
  kiosk.show(idle);
});

describe('a visit that goes well', () => {
  test('goes from the card to the ticket, one screen at a time', () => {
    const seen: ScreenName[] = [kiosk.screen()];
    const note = (act: () => void): void => {
      act();
      seen.push(kiosk.screen());
    };
    note(() => kiosk.tap('START'));
    note(() => kiosk.show(at(reading)));
    note(() => kiosk.show(at(choosing())));
    note(() => kiosk.tap('YES'));
    note(() => kiosk.show(at(checking)));
    note(() => kiosk.show(at(deciding())));
    for (const tap of ['NEXT', 'NEXT', 'NEXT', 'YES', 'YES', 'NO', 'CONFIRM'] as const) {
      note(() => kiosk.tap(tap));
    }
    note(() => kiosk.show(at(creating)));
    note(() => kiosk.show(at(printing)));
    note(() => kiosk.show(at(finished('created', printed))));
    note(() => kiosk.tap('DONE'));
    note(() => kiosk.show(idle));
    note(() => kiosk.pass(8));
    expect(seen).toEqual([
      ...['welcome', 'insertCard', 'reading', 'isItYou', 'checking', 'checking'],
      ...['explainWhat', 'explainWho', 'explainNever', 'decide', 'emergencyChoice', 'samuChoice'],
      ...['review', 'creating', 'creating', 'printing', 'done', 'takeCard', 'thanks', 'welcome'],
    ]);
  });

  test('sends the identity, then the consent with what was read and answered, then the end', () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    kiosk.show(at(creating), at(finished('created', printed)));
    kiosk.tap('DONE');
    expect(kiosk.sent).toEqual([
      { name: 'holder', body: { visitId, index: 0 } },
      {
        name: 'consent',
        body: {
          visitId,
          consent: { notice, language: 'fr', breakGlassConsent: true, emergencyCallConsent: false },
        },
      },
      { name: 'end', body: { visitId } },
    ]);
  });

  test('starts as well with the card put straight into the slot', () => {
    kiosk.show(at(reading));
    expect(kiosk.screen()).toBe('reading');
  });
});

describe('mes-2022', () => {
  const linked = deciding('none', true);
  const site: Partial<AgentState> = { kiosk: { siteName: 'CPAM', regime: 'mes-2022' } };

  test.each([
    ['a site under mes-2022', at(deciding(), site)],
    ['a record linked to Mon espace santé', at(linked)],
    ['a site whose regime is not known', at(deciding(), { kiosk: null })],
  ])('%s: both answers only inform, and nothing is sent', (_, state) => {
    kiosk.show(at(choosing()));
    kiosk.tap('YES');
    kiosk.show(state);
    kiosk.tap('NEXT', 'NEXT', 'NEXT');
    expect(kiosk.screen()).toBe('informedAsk');
    kiosk.tap('YES');
    expect(kiosk.screen()).toBe('informedActivate');
    kiosk.tap('BACK', 'NO');
    expect(kiosk.screen()).toBe('informedOppose');
    expect(kiosk.sent.map(({ name }) => name)).toEqual(['holder']);
  });

  test('refusing while it is explained shows how to oppose', () => {
    identified(kiosk, linked);
    kiosk.tap('NO');
    expect(kiosk.screen()).toBe('informedOppose');
  });
});
