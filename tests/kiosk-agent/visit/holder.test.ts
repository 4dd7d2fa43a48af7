/** Whose visit it is: who was touched on the card, and who may go on. */
import type { KioskProfile } from '@borne/server/contract';
import { describe, expect, test } from 'vitest';
import {
  answered,
  choosing,
  kioskDouble,
  noRecord,
  profile,
  read,
  settled,
  timedOut,
  unreachable,
} from './kiosk-double.ts';
import { child, dupont, martin, numberedChild, santoni } from './people.ts';

describe('the holder', () => {
  test('of a card that two share is the one who was touched', async () => {
    const kiosk = kioskDouble();
    kiosk.insert('card-1', read(martin, santoni));
    await settled();
    await kiosk.visits.confirmHolder({ visitId: kiosk.visitId(), index: 1, as: 'self' });
    expect(kiosk.server.calls[0]?.sent[0]).toMatchObject({ identity: { nir: '184052A32100030' } });
  });

  test('who is a minor is never asked about at the server', async () => {
    const kiosk = kioskDouble();
    const { visitId } = await choosing(kiosk, child);
    const answer = await kiosk.visits.confirmHolder({ visitId, index: 0, as: 'self' });
    expect(answer).toMatchObject({ visit: { stage: 'not-possible', reason: 'minor' } });
    expect(kiosk.server.calls).toEqual([]);
  });

  test('EX_GEN-1550: the rule is what the server said last, and the strictest before it said any', async () => {
    const kiosk = kioskDouble();
    const asParent = async (heard: KioskProfile) => {
      kiosk.board.update({ profile: heard });
      kiosk.insert('card-1', read(numberedChild));
      await settled();
      const visitId = kiosk.visitId();
      const answer = await kiosk.visits.confirmHolder({ visitId, index: 0, as: 'parent' });
      await kiosk.visits.end({ visitId });
      kiosk.remove('card-1');
      return answer;
    };
    const { minors, ...silent } = profile;
    const notServed = { visit: { stage: 'not-possible', reason: 'minors-not-served' } };
    expect(await asParent(silent)).toMatchObject(notServed);
    expect(await asParent({ ...profile, minors })).toMatchObject({ visit: { stage: 'papers' } });
    expect(await asParent({ ...profile, minors: { majorityAge: 18, served: false } })).toMatchObject(
      notServed,
    );
    expect(kiosk.server.calls).toEqual([]);
  });

  test('whom the national service does not recognise is told before any question, and sent to the counter', async () => {
    const kiosk = kioskDouble();
    const problem = { outcome: 'problem', code: 'identity-not-recognised', reference: 'r' } as const;
    kiosk.server.on.status = async () => problem;
    const { visitId } = await choosing(kiosk, dupont);
    expect(await kiosk.visits.confirmHolder({ visitId, index: 0, as: 'self' })).toMatchObject({
      visit: { stage: 'not-possible', reason: 'identity-not-recognised' },
    });
  });

  test.each([
    ['is out of reach', unreachable],
    ['does not answer in time', timedOut],
    [
      'has lost the national service',
      { outcome: 'problem', code: 'national-service-unavailable', reference: 'r' },
    ],
    ['has lost its database', { outcome: 'problem', code: 'database-unavailable', reference: 'r' }],
  ] as const)('is told offline when the server %s, and may try again', async (_, failure) => {
    const kiosk = kioskDouble();
    kiosk.server.on.status = async () => failure;
    const { visitId } = await choosing(kiosk, dupont);
    expect(await kiosk.visits.confirmHolder({ visitId, index: 0, as: 'self' })).toMatchObject({
      visit: { stage: 'offline' },
    });
    kiosk.server.on.status = async () => answered(noRecord);
    expect(await kiosk.visits.confirmHolder({ visitId, index: 0, as: 'self' })).toMatchObject({
      visit: { stage: 'deciding' },
    });
  });

  test('who touches twice is asked about once', async () => {
    const kiosk = kioskDouble();
    const { visitId } = await choosing(kiosk, dupont);
    const both = await Promise.all([
      kiosk.visits.confirmHolder({ visitId, index: 0, as: 'self' }),
      kiosk.visits.confirmHolder({ visitId, index: 0, as: 'self' }),
    ]);
    expect(both[1]).toEqual(both[0]);
    expect(kiosk.server.calls).toHaveLength(1);
  });
});
