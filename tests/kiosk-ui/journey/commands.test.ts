/** Whatever led to the last yes: it is not said as long as one part of what it rests on is missing. */
import type { RecordStatus, Regime } from '@borne/kiosk-agent/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { closureDecision, consentDecision } from '../../../kiosk-ui/src/journey/commands.ts';
import type { JourneyContext } from '../../../kiosk-ui/src/journey/events.ts';
import { at, deciding, offline } from '../states.ts';
import { type Kiosk, restingKiosk } from './kiosk.ts';
import { identified, reviewed } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await restingKiosk();
});

const regimes: (Regime | null)[] = ['consent-2016', 'mes-2022', null];
const statuses: RecordStatus['status'][] = ['none', 'open', 'closed', 'opposed', 'requested', 'barred'];

/** Every site, every record, linked to Mon espace santé or not. */
const everywhere = regimes.flatMap((regime) =>
  statuses.flatMap((status) => [false, true].map((linked) => ({ regime, status, linked }))),
);
type Place = (typeof everywhere)[number];

const stands = (context: JourneyContext, { regime, status, linked }: Place): JourneyContext => ({
  ...context,
  agent: at(deciding(status, linked), { kiosk: regime && { siteName: 'CPAM', regime } }),
});

const allowed = (decide: (context: JourneyContext) => unknown, context: JourneyContext): string[] =>
  everywhere
    .filter((place) => decide(stands(context, place)) !== null)
    .map(({ regime, status, linked }) => [regime, status, ...(linked ? ['linked'] : [])].join(' '));

describe('a consent', () => {
  test.each<[string, Partial<JourneyContext>]>([
    ['a visit', { visitId: null }],
    ['somebody who said who they are', { confirmed: false }],
    ['both questions', { understood: false }],
    ['the answer about emergencies', { breakGlassConsent: null }],
    ['the answer about the SAMU', { emergencyCallConsent: null }],
    ['a record that is known', { agent: at(offline) }],
    ['an agent', { agent: null }],
  ])('is not given without %s', (_, missing) => {
    reviewed(kiosk);
    expect(consentDecision(kiosk.context())).not.toBeNull();
    expect(consentDecision({ ...kiosk.context(), ...missing })).toBeNull();
  });

  test('is only ever given where the kiosk may open', () => {
    reviewed(kiosk);
    expect(allowed(consentDecision, kiosk.context())).toEqual([
      'consent-2016 none',
      'consent-2016 closed',
      'consent-2016 opposed',
    ]);
  });
});

describe('a closure', () => {
  test.each<[string, Partial<JourneyContext>]>([
    ['a visit', { visitId: null }],
    ['somebody who said who they are', { confirmed: false }],
    ['a record that is known', { agent: at(offline) }],
  ])('is not asked for without %s', (_, missing) => {
    identified(kiosk, deciding('open'));
    expect(closureDecision(kiosk.context())).not.toBeNull();
    expect(closureDecision({ ...kiosk.context(), ...missing })).toBeNull();
  });

  test('is only ever asked for where the kiosk may close', () => {
    identified(kiosk, deciding('open'));
    expect(allowed(closureDecision, kiosk.context())).toEqual(['consent-2016 open']);
  });
});
