import { describe, expect, test, vi } from 'vitest';
import type { CardReading } from '../../../kiosk-agent/src/card/card-reading.ts';
import { visitView } from '../../../kiosk-agent/src/visit/visit-view.ts';
import {
  answered,
  atTheCounter,
  choosing,
  consent,
  deciding,
  held,
  kioskDouble,
  noRecord,
  read,
  sentTo,
  settled,
  told,
} from './kiosk-double.ts';
import { dupont, martin, numberedChild, santoni } from './people.ts';
import {
  andThen,
  cardOf,
  cardOut,
  family,
  id,
  inserted,
  itIsMe,
  judged,
  known,
  left,
  markOf,
  myChild,
  readFamily,
  stateAfter,
  toTheQuestion,
  yes,
} from './visit-steps.ts';

const back = { type: 'card-back', mark: markOf(family) } as const;
const another = { type: 'card-back', mark: markOf(cardOf(martin)) } as const;
const silence = { type: 'status-unknown' } as const;

const ways = {
  choosing: [inserted, readFamily],
  papers: [inserted, readFamily, myChild],
  checking: [inserted, readFamily, itIsMe],
  offline: [inserted, readFamily, itIsMe, silence],
  deciding: [...toTheQuestion],
};

describe.each(Object.entries(ways))('the card pulled out while %s', (_, way) => {
  const before = stateAfter(...way);

  test('hides everything: the screen knows that somebody was there, and nothing else', () => {
    expect(visitView(andThen(before, cardOut))).toEqual({ stage: 'suspended', visitId: id });
  });

  test('and put back finds everything as it was', () => {
    expect(andThen(andThen(before, cardOut), back)).toEqual(before);
  });

  test('is over for good with another card, with the end asked for, or when nobody comes back', () => {
    for (const end of [another, left, { type: 'forgotten' } as const])
      expect(andThen(andThen(before, cardOut), end)).toEqual({ stage: 'none' });
  });

  test('lets no touch through meanwhile', () => {
    const suspended = andThen(before, cardOut);
    for (const step of [
      itIsMe,
      myChild,
      yes,
      cardOut,
      { type: 'closure-asked', regime: 'consent-2016' } as const,
    ])
      expect(andThen(suspended, step)).toBe(suspended);
  });
});

test.each([
  ['the status', ways.checking, known, 'deciding'],
  ['a silence', ways.checking, silence, 'offline'],
  ['the counter’s yes', ways.papers, judged(true), 'checking'],
  ['the counter’s no', ways.papers, judged(false), 'not-possible'],
] as const)(
  '%s that comes while the card is out is there when it is back, and unseen before',
  (_, way, step, stage) => {
    const suspended = andThen(andThen(stateAfter(...way), cardOut), step);
    expect(visitView(suspended)).toEqual({ stage: 'suspended', visitId: id });
    expect(andThen(suspended, back).stage).toBe(stage);
  },
);

describe('at the slot', () => {
  test('the same card goes on, and nothing is asked again', async () => {
    const kiosk = kioskDouble();
    const visitId = await deciding(kiosk, dupont);
    const shown = kiosk.board.state().visit;
    kiosk.remove('card-1');
    expect(kiosk.board.state()).toMatchObject({ slot: 'empty', visit: { stage: 'suspended', visitId } });
    kiosk.insert('card-1 again', read(dupont));
    expect(kiosk.stage()).toBe('suspended');
    await settled();
    expect(kiosk.board.state().visit).toEqual(shown);
    expect(sentTo(kiosk, 'status')).toHaveLength(1);
    await kiosk.visits.giveConsent({ visitId, consent, ...told });
    expect(sentTo(kiosk, 'createRecord')).toHaveLength(1);
  });

  test('is told in one change: never a first name with an empty slot', async () => {
    const kiosk = kioskDouble();
    await deciding(kiosk, dupont);
    const told: string[] = [];
    kiosk.board.subscribe(({ slot, visit }) => told.push(`${slot} ${visit.stage}`));
    kiosk.remove('card-1');
    expect(told).toEqual(['empty suspended']);
  });

  test('another card wipes the first, and only then begins its own visit', async () => {
    const kiosk = kioskDouble();
    const visitId = await deciding(kiosk, dupont);
    kiosk.remove('card-1');
    const told: string[] = [];
    kiosk.board.subscribe(({ visit }) => told.push(visit.stage));
    kiosk.insert('card-2', read(santoni));
    await settled();
    expect(told).toEqual(['suspended', 'none', 'reading', 'choosing']);
    expect(kiosk.board.state().visit).toMatchObject({ holders: [{ firstName: 'ANGE' }] });
    expect(kiosk.visitId()).not.toBe(visitId);
    expect(JSON.stringify(kiosk.visit.state)).not.toMatch(/DUPONT|HÉLÈNE|285057/);
    expect(kiosk.counter.left).toEqual([visitId]);
  });

  test('a card of the same family is another card', async () => {
    const kiosk = kioskDouble();
    await deciding(kiosk, dupont);
    kiosk.remove('card-1');
    kiosk.insert('card-2', read(dupont, numberedChild));
    await settled();
    expect(kiosk.stage()).toBe('choosing');
  });

  test('the same people on a card with other particulars are another card', async () => {
    const kiosk = kioskDouble();
    await deciding(kiosk, dupont);
    kiosk.remove('card-1');
    const particulars = { nature: 'real', serial: '2', rights: [] } as const;
    kiosk.insert('card-2', {
      outcome: 'read',
      holders: [dupont],
      particulars: { ...particulars, rights: [] },
    });
    await settled();
    expect(kiosk.stage()).toBe('choosing');
  });

  test.each([
    ['is read badly', { outcome: 'problem', problem: 'unreadable' }],
    ['is torn out again', { outcome: 'removed' }],
  ] as const)('a card that %s may be put in once more', async (_, reading) => {
    const kiosk = kioskDouble();
    const visitId = await deciding(kiosk, dupont);
    kiosk.remove('card-1');
    kiosk.insert('hasty', reading);
    await settled();
    expect(kiosk.board.state().visit).toEqual({ stage: 'suspended', visitId });
    kiosk.remove('hasty');
    kiosk.insert('calm', read(dupont));
    await settled();
    expect(kiosk.stage()).toBe('deciding');
  });

  test('a card upside down is no other card either', async () => {
    const kiosk = kioskDouble();
    await deciding(kiosk, dupont);
    kiosk.remove('card-1');
    kiosk.slot.onReader({ type: 'silent-card' });
    await settled();
    expect(kiosk.stage()).toBe('suspended');
  });

  test('a reading that comes after its card is out again changes nothing', async () => {
    const kiosk = kioskDouble();
    await deciding(kiosk, dupont);
    kiosk.remove('card-1');
    const slow = Promise.withResolvers<CardReading>();
    kiosk.insert('hasty', slow.promise);
    kiosk.remove('hasty');
    slow.resolve(read(dupont));
    await settled();
    expect(kiosk.board.state()).toMatchObject({ slot: 'empty', visit: { stage: 'suspended' } });
  });

  test('another card that cannot be served yet still wipes the first', async () => {
    const kiosk = kioskDouble();
    await deciding(kiosk, dupont);
    kiosk.remove('card-1');
    kiosk.board.update({ link: 'silent' });
    kiosk.insert('card-2', read(santoni));
    await settled();
    expect(kiosk.board.state()).toMatchObject({
      outOfService: 'server-unreachable',
      visit: { stage: 'none' },
    });
    kiosk.board.update({ link: 'reachable' });
    await settled();
    expect(kiosk.board.state().visit).toMatchObject({ holders: [{ firstName: 'ANGE' }] });
  });

  test('a reader that goes and comes back is a card that goes and comes back', async () => {
    const kiosk = kioskDouble();
    await deciding(kiosk, dupont);
    kiosk.slot.onReader({ type: 'no-reader', reason: 'no-daemon' });
    expect(kiosk.stage()).toBe('suspended');
    kiosk.insert('card-1 again', read(dupont));
    await settled();
    expect(kiosk.stage()).toBe('deciding');
  });

  test('a card whose predecessor the reader never said was gone is compared too', async () => {
    const kiosk = kioskDouble();
    await deciding(kiosk, dupont);
    kiosk.insert('card-2', read(santoni));
    expect(kiosk.stage()).toBe('suspended');
    await settled();
    expect(kiosk.board.state().visit).toMatchObject({ holders: [{ firstName: 'ANGE' }] });
  });
});

describe('what others answer while the card is out', () => {
  test('the status is kept for the return', async () => {
    const kiosk = kioskDouble();
    const question = held<typeof noRecord>();
    kiosk.server.on.status = question.call;
    const { visitId } = await choosing(kiosk, dupont);
    const answer = kiosk.visits.confirmHolder({ visitId, index: 0, as: 'self' });
    await question.asked;
    kiosk.remove('card-1');
    question.answer(answered(noRecord));
    expect(await answer).toEqual({ ok: true, visit: { stage: 'suspended', visitId } });
    kiosk.insert('card-1 again', read(dupont));
    await settled();
    expect(kiosk.stage()).toBe('deciding');
  });

  test('the counter’s word is acted upon behind the hidden screen', async () => {
    const kiosk = kioskDouble();
    await atTheCounter(kiosk, numberedChild);
    kiosk.remove('card-1');
    kiosk.counter.judge(true);
    await settled();
    expect(kiosk.stage()).toBe('suspended');
    kiosk.insert('card-1 again', read(numberedChild));
    await settled();
    expect(kiosk.board.state().visit).toMatchObject({ stage: 'deciding', actor: 'parent' });
  });
});

describe('the thirty seconds', () => {
  const withClock = async (run: (kiosk: ReturnType<typeof kioskDouble>) => Promise<void>) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await run(kioskDouble({ suspendedMs: 30_000 }));
    } finally {
      vi.useRealTimers();
    }
  };

  test('end in a wiped visit; neither a touch nor an answer from outside gives more of them', () =>
    withClock(async (kiosk) => {
      const question = held<typeof noRecord>();
      kiosk.server.on.status = question.call;
      const { visitId } = await choosing(kiosk, dupont);
      void kiosk.visits.confirmHolder({ visitId, index: 0, as: 'self' });
      kiosk.remove('card-1');
      vi.advanceTimersByTime(20_000);
      await kiosk.visits.presence({ visitId });
      question.answer(answered(noRecord));
      await settled();
      vi.advanceTimersByTime(9_999);
      expect(kiosk.stage()).toBe('suspended');
      vi.advanceTimersByTime(1);
      expect(kiosk.visit.state).toEqual({ stage: 'none' });
    }));

  test('over while the card is read: the same card is not served again by itself, another one is', () =>
    withClock(async (kiosk) => {
      for (const [next, stage] of [
        [read(dupont), 'none'],
        [read(santoni), 'choosing'],
      ] as const) {
        await deciding(kiosk, dupont, `first ${stage}`);
        kiosk.remove(`first ${stage}`);
        const slow = Promise.withResolvers<CardReading>();
        kiosk.insert(`late ${stage}`, slow.promise);
        vi.advanceTimersByTime(30_000);
        expect(kiosk.stage()).toBe('none');
        slow.resolve(next);
        await settled();
        expect(kiosk.stage()).toBe(stage);
        kiosk.remove(`late ${stage}`);
      }
    }));
});
