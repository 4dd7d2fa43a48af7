import { describe, expect, test } from 'vitest';
import {
  consent,
  deciding,
  type KioskDouble,
  kioskDouble,
  notice,
  read,
  sentTo,
  settled,
  told,
  unreachable,
} from './kiosk-double.ts';
import { dupont, santoni } from './people.ts';

describe('the no', () => {
  const refusing = async (kiosk: KioskDouble) => {
    const visitId = await deciding(kiosk, dupont);
    await kiosk.visits.refuse({ visitId, notice });
    return visitId;
  };

  test('is not counted before the person is gone, for they may reconsider', async () => {
    const kiosk = kioskDouble();
    const visitId = await refusing(kiosk);
    expect(kiosk.board.state().visit).toEqual({ stage: 'refused', visitId });
    expect(sentTo(kiosk, 'refuse')).toEqual([]);
    expect(await kiosk.visits.reconsider({ visitId })).toMatchObject({ visit: { stage: 'deciding' } });
    await kiosk.visits.giveConsent({ visitId, consent, ...told });
    kiosk.remove('card-1');
    expect(sentTo(kiosk, 'refuse')).toEqual([]);
    expect(sentTo(kiosk, 'createRecord')).toHaveLength(1);
  });

  test.each([
    ['their card is out', async (kiosk: KioskDouble) => kiosk.remove('card-1')],
    ['they end the visit', (kiosk: KioskDouble, visitId: string) => kiosk.visits.end({ visitId })],
    ['the agent stops', (kiosk: KioskDouble) => kiosk.visits.stop(1_000)],
  ])('is counted once, without a name, when %s', async (_, end) => {
    const kiosk = kioskDouble();
    const visitId = await refusing(kiosk);
    await end(kiosk, visitId);
    await settled();
    expect(sentTo(kiosk, 'refuse')).toMatchObject([[{ notice }, {}]]);
    expect(JSON.stringify(sentTo(kiosk, 'refuse'))).not.toMatch(/DUPONT|HÉLÈNE|285057/);
    expect(kiosk.visit.state).toEqual({ stage: 'none' });
  });

  test('stands even when the server cannot count it, and a second no is the same no', async () => {
    const kiosk = kioskDouble();
    kiosk.server.on.refuse = async () => unreachable;
    const visitId = await refusing(kiosk);
    expect(await kiosk.visits.refuse({ visitId, notice })).toMatchObject({ ok: true });
    await kiosk.visits.end({ visitId });
    await settled();
    expect(sentTo(kiosk, 'refuse')).toHaveLength(1);
  });

  test('taken back twice is taken back once; a no that nobody said is not', async () => {
    const kiosk = kioskDouble();
    const visitId = await refusing(kiosk);
    const both = await Promise.all([
      kiosk.visits.reconsider({ visitId }),
      kiosk.visits.reconsider({ visitId }),
    ]);
    expect(both[1]).toEqual(both[0]);
    kiosk.remove('card-1');
    kiosk.insert('card-2', read(santoni));
    await settled();
    expect(await kiosk.visits.reconsider({ visitId: kiosk.visitId() })).toMatchObject({
      code: 'wrong-stage',
    });
  });
});
