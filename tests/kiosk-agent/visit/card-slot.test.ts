import { describe, expect, test } from 'vitest';
import type { CardReading } from '../../../kiosk-agent/src/card/card-reading.ts';
import {
  answered,
  consent,
  deciding,
  held,
  kioskDouble,
  opened,
  profile,
  read,
  settled,
  told,
} from './kiosk-double.ts';
import { dupont, martin, santoni } from './people.ts';

describe('a card put in', () => {
  test('shows first names and birth years, and nothing else of the card', async () => {
    const kiosk = kioskDouble();
    kiosk.insert('card-1', read(dupont));
    expect(kiosk.stage()).toBe('reading');
    await settled();
    expect(kiosk.board.state().visit).toEqual({
      stage: 'choosing',
      visitId: kiosk.visitId(),
      holders: [{ index: 0, firstName: 'HÉLÈNE', birthYear: '1985', isMinor: false }],
    });
  });

  test('upside down gives no sign: it is unreadable, and gone once it is out', () => {
    const kiosk = kioskDouble();
    kiosk.slot.onReader({ type: 'silent-card' });
    return settled().then(() => {
      expect(kiosk.board.state()).toMatchObject({ slot: 'occupied', visit: { problem: 'unreadable' } });
      kiosk.slot.onReader({ type: 'ready' });
      expect(kiosk.board.state()).toMatchObject({ slot: 'empty', visit: { stage: 'none' } });
    });
  });

  test('and out again before it was read leaves no trace when the reading comes', async () => {
    const kiosk = kioskDouble();
    const reading = Promise.withResolvers<CardReading>();
    kiosk.insert('card-1', reading.promise);
    kiosk.remove('card-1');
    reading.resolve(read(dupont));
    await settled();
    expect(kiosk.stage()).toBe('none');
  });

  test('whose reading breaks on a fault of ours is unreadable', async () => {
    const kiosk = kioskDouble();
    kiosk.insert('card-1', Promise.reject(new Error('broken')));
    await settled();
    expect(kiosk.board.state().visit).toMatchObject({ stage: 'card-problem', problem: 'unreadable' });
    expect(kiosk.lines.join('')).toContain('"event":"fault"');
  });
});

test('a card taken out once its visit is settled is told in one change: never an end with the card in', async () => {
  const kiosk = kioskDouble();
  await opened(kiosk, dupont);
  const told: string[] = [];
  kiosk.board.subscribe(({ slot, visit }) => told.push(`${slot} ${visit.stage}`));
  kiosk.remove('card-1');
  expect(told).toEqual(['empty none']);
});

describe('two cards in a row', () => {
  test('never mix: the slow reading of the first is not shown to the second', async () => {
    const kiosk = kioskDouble();
    const first = Promise.withResolvers<CardReading>();
    kiosk.insert('card-1', first.promise);
    kiosk.remove('card-1');
    kiosk.insert('card-2', read(santoni));
    await settled();
    const visit = kiosk.board.state().visit;
    first.resolve(read(dupont));
    await settled();
    expect(kiosk.board.state().visit).toEqual(visit);
    expect(visit).toMatchObject({ holders: [{ firstName: 'ANGE' }] });
  });

  test('the late removal of the first does not end the visit of the second', async () => {
    const kiosk = kioskDouble();
    kiosk.insert('card-1', read(dupont));
    kiosk.insert('card-2', read(santoni));
    kiosk.remove('card-1');
    await settled();
    expect(kiosk.board.state()).toMatchObject({
      slot: 'occupied',
      visit: { holders: [{ firstName: 'ANGE' }] },
    });
  });

  test('the second waits until the opening of the first is done, then is read', async () => {
    const kiosk = kioskDouble();
    const opening = held<{ outcome: 'created' }>();
    kiosk.server.on.createRecord = opening.call;
    const visitId = await deciding(kiosk, dupont);
    const answer = kiosk.visits.giveConsent({ visitId, consent, ...told });
    await opening.asked;
    kiosk.remove('card-1');
    kiosk.insert('card-2', read(martin));
    expect(kiosk.stage()).toBe('creating');
    opening.answer(answered({ outcome: 'created' }));
    await answer;
    await settled();
    expect(kiosk.board.state().visit).toMatchObject({
      stage: 'choosing',
      holders: [{ firstName: 'JEANNE' }],
    });
    expect(kiosk.visitId()).not.toBe(visitId);
  });
});

describe('out of service', () => {
  test('a card is not read while nobody can be served, and is once somebody can', async () => {
    const kiosk = kioskDouble();
    kiosk.board.update({ link: 'silent' });
    kiosk.insert('card-1', read(dupont));
    await settled();
    expect(kiosk.board.state()).toMatchObject({
      outOfService: 'server-unreachable',
      visit: { stage: 'none' },
    });
    const told: string[] = [];
    kiosk.board.subscribe(({ visit }) => told.push(visit.stage));
    kiosk.board.update({ link: 'reachable' });
    await settled();
    expect(told).toEqual(['none', 'reading', 'choosing']);
  });

  test('a card that is served once is not served again, whatever changes', async () => {
    const kiosk = kioskDouble();
    const visitId = await deciding(kiosk, dupont);
    await kiosk.visits.end({ visitId });
    kiosk.board.update({ link: 'silent' });
    kiosk.board.update({ link: 'reachable' });
    await settled();
    expect(kiosk.stage()).toBe('none');
  });

  test('the server gone in the middle of a visit does not throw the visitor out', async () => {
    const kiosk = kioskDouble();
    await deciding(kiosk, dupont);
    kiosk.board.update({ link: 'silent' });
    expect(kiosk.board.state()).toMatchObject({ outOfService: null, visit: { stage: 'deciding' } });
  });

  test('the reader unplugged hides the visit, and closes the kiosk once that is over', async () => {
    const kiosk = kioskDouble();
    const visitId = await deciding(kiosk, dupont);
    kiosk.slot.onReader({ type: 'no-reader', reason: 'no-such-reader' });
    expect(kiosk.board.state()).toMatchObject({ slot: 'no-reader', visit: { stage: 'suspended' } });
    await kiosk.visits.end({ visitId });
    expect(kiosk.board.state()).toMatchObject({ outOfService: 'no-reader', visit: { stage: 'none' } });
  });

  test('says which: a kiosk that the server does not know, or one it has not named yet', () => {
    const kiosk = kioskDouble();
    kiosk.board.update({ link: 'unknown-kiosk' });
    expect(kiosk.board.state().outOfService).toBe('kiosk-unknown');
    kiosk.board.update({ link: 'reachable', profile: null });
    expect(kiosk.board.state()).toMatchObject({ outOfService: 'server-unreachable', kiosk: null });
    kiosk.board.update({ profile });
    expect(kiosk.board.state()).toMatchObject({
      outOfService: null,
      kiosk: { siteName: 'Pharmacie d’essai', regime: 'consent-2016' },
      simulated: true,
    });
  });
});
