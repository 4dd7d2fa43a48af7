import { describe, expect, test, vi } from 'vitest';
import {
  answered,
  choosing,
  consent,
  deciding,
  held,
  kioskDouble,
  notice,
  opened,
  printed,
  profile,
  sentTo,
  settled,
  timedOut,
  told,
  unreachable,
} from './kiosk-double.ts';
import { dupont, martin } from './people.ts';

describe('the whole visit', () => {
  test('opens the record under the visit’s id, with the digest only, and prints its code when asked', async () => {
    const kiosk = kioskDouble();
    const visitId = await deciding(kiosk, dupont);
    expect(await kiosk.visits.giveConsent({ visitId, consent, ...told })).toEqual({
      ok: true,
      visit: { stage: 'finished', visitId, outcome: 'created', ticket: { ticket: 'not-asked' } },
    });
    expect(kiosk.printer.tickets).toEqual([]);
    expect(await kiosk.visits.askTicket({ visitId, on: 'paper', language: 'ar' })).toEqual({
      ok: true,
      visit: { stage: 'finished', visitId, outcome: 'created', ticket: { ticket: 'printed' } },
    });
    expect(sentTo(kiosk, 'createRecord')).toMatchObject([
      [
        visitId,
        {
          identity: {
            nir: '285057800600028',
            familyName: 'DUPONT',
            firstName: 'HÉLÈNE',
            birthDate: '19850500',
          },
          act: 'open',
          consent: {
            ...consent,
            actor: 'self',
            papersCallId: null,
            assisted: false,
            answeredAt: '2026-11-22T09:00:00.000Z',
          },
          activationDigest: 'digest-1',
        },
        {},
      ],
    ]);
    expect(kiosk.printer.tickets).toMatchObject([
      {
        outcome: 'created',
        code: 'CODE1',
        siteName: 'Pharmacie d’essai',
        activationUrl: 'https://localhost/a',
        language: 'ar',
      },
    ]);
    expect(sentTo(kiosk, 'replaceCode')).toEqual([]);
  });

  test.each(['closed', 'opposed'] as const)('a record that was %s is reopened', async (status) => {
    const kiosk = kioskDouble();
    kiosk.server.on.status = async () => answered({ status, since: '2024-03-01', linkedToMes: false });
    await opened(kiosk, martin);
    expect(sentTo(kiosk, 'createRecord')[0]?.[1]).toMatchObject({ act: 'reopen' });
  });

  test('prints the honest ticket when the national answer is not known yet', async () => {
    const kiosk = kioskDouble();
    kiosk.server.on.createRecord = async () => answered({ outcome: 'pending' });
    await printed(kiosk, martin);
    expect(kiosk.printer.tickets).toMatchObject([{ outcome: 'pending' }]);
  });

  test.each(['already-exists', 'refused'] as const)(
    'has nothing to print when the answer is %s',
    async (outcome) => {
      const kiosk = kioskDouble();
      kiosk.server.on.createRecord = async () => answered({ outcome });
      const visitId = await deciding(kiosk, martin);
      const answer = await kiosk.visits.giveConsent({ visitId, consent, ...told });
      expect(answer).toMatchObject({ ok: true, visit: { stage: 'finished', outcome, ticket: null } });
      expect(await kiosk.visits.askTicket({ visitId, on: 'paper', language: 'fr' })).toMatchObject({
        code: 'wrong-stage',
      });
      expect(kiosk.printer.tickets).toEqual([]);
    },
  );
});

describe('the yes', () => {
  test('touched twice opens once and gets one answer', async () => {
    const kiosk = kioskDouble();
    const opening = held<{ outcome: 'created' }>();
    kiosk.server.on.createRecord = opening.call;
    const visitId = await deciding(kiosk, dupont);
    const first = kiosk.visits.giveConsent({ visitId, consent, ...told });
    const second = kiosk.visits.giveConsent({
      visitId,
      consent: { ...consent, emergencyCallConsent: true },
      ...told,
    });
    await opening.asked;
    opening.answer(answered({ outcome: 'created' }));
    expect(await second).toEqual(await first);
    const late = await kiosk.visits.giveConsent({ visitId, consent, ...told });
    expect(late).toMatchObject({ ok: true, visit: { stage: 'finished', outcome: 'created' } });
    expect(sentTo(kiosk, 'createRecord')).toHaveLength(1);
  });

  test('before the status is known opens nothing', async () => {
    const kiosk = kioskDouble();
    const { visitId } = await choosing(kiosk, dupont);
    expect(await kiosk.visits.giveConsent({ visitId, consent, ...told })).toEqual({
      ok: false,
      code: 'wrong-stage',
    });
    expect(kiosk.server.calls).toEqual([]);
  });

  test('is sent again under the same id and with the same content after a lost answer', async () => {
    const kiosk = kioskDouble();
    const answers = [timedOut, answered({ outcome: 'created' } as const)];
    kiosk.server.on.createRecord = async () => answers.shift() ?? unreachable;
    const visitId = await deciding(kiosk, dupont);
    await kiosk.visits.giveConsent({ visitId, consent, ...told });
    const sent = sentTo(kiosk, 'createRecord').map((call) => call.slice(0, 2));
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    expect(kiosk.board.state().visit).toMatchObject({ outcome: 'created', ticket: { ticket: 'not-asked' } });
  });

  test('is not taken on the page’s word that somebody explained: the counter must have said so', async () => {
    const kiosk = kioskDouble();
    const visitId = await deciding(kiosk, dupont);
    const afterTalk = { visitId, consent: { ...consent, understood: 'staff' }, ...told } as const;
    expect(await kiosk.visits.giveConsent(afterTalk)).toEqual({ ok: false, code: 'wrong-stage' });
    kiosk.counter.explained = true;
    expect(await kiosk.visits.giveConsent(afterTalk)).toMatchObject({ visit: { outcome: 'created' } });
    expect(sentTo(kiosk, 'createRecord')).toMatchObject([
      [visitId, { consent: { understood: 'staff' } }, {}],
    ]);
  });

  test('is signed once: every try carries the same signature, with what only the agent knows', async () => {
    const kiosk = kioskDouble();
    kiosk.server.on.createRecord = async () => timedOut;
    kiosk.counter.assisted = true;
    const visitId = await deciding(kiosk, dupont);
    await kiosk.visits.giveConsent({ visitId, consent, ...told });
    const tries = sentTo(kiosk, 'createRecord').map(([, request]) => request as { evidence: string });
    expect(tries.length).toBeGreaterThan(1);
    expect(new Set(tries.map(({ evidence }) => evidence))).toEqual(new Set(['signed-1']));
    expect(kiosk.words).toMatchObject([
      {
        ...{ kind: 'opening', actId: visitId, kioskId: profile.kioskId, regime: profile.regime },
        ...{ actor: 'self', papersCallId: null, assisted: true, answeredAt: '2026-11-22T09:00:00.000Z' },
        ...{ ...told, understood: 'quiz', answers: { open: true, breakGlass: true, emergencyCall: false } },
      },
    ]);
    expect(JSON.stringify(kiosk.words)).not.toMatch(/DUPONT|HÉLÈNE|285057/);
  });

  test('whose answer is lost for good ends as not known: neither opened nor failed, and without a code', async () => {
    const kiosk = kioskDouble();
    kiosk.server.on.createRecord = async () => timedOut;
    const visitId = await deciding(kiosk, dupont);
    expect(await kiosk.visits.giveConsent({ visitId, consent, ...told })).toMatchObject({
      visit: { stage: 'finished', outcome: 'unknown', ticket: null },
    });
    expect(kiosk.printer.tickets).toEqual([]);
  });

  test('that certainly never left may be given again', async () => {
    const kiosk = kioskDouble();
    kiosk.server.on.createRecord = async () => unreachable;
    const visitId = await deciding(kiosk, dupont);
    expect(await kiosk.visits.giveConsent({ visitId, consent, ...told })).toMatchObject({
      visit: { stage: 'offline' },
    });
    kiosk.server.on.createRecord = async () => answered({ outcome: 'created' });
    await kiosk.visits.confirmHolder({ visitId, index: 0, as: 'self' });
    await kiosk.visits.giveConsent({ visitId, consent, ...told });
    await settled();
    expect(kiosk.board.state().visit).toMatchObject({ outcome: 'created' });
  });

  test('that breaks on a fault of ours is not known either, and the fault is logged without a word of it', async () => {
    const kiosk = kioskDouble();
    kiosk.server.on.createRecord = async () => {
      throw new TypeError('DUPONT 285057800600028');
    };
    const visitId = await deciding(kiosk, dupont);
    expect(await kiosk.visits.giveConsent({ visitId, consent, ...told })).toMatchObject({
      visit: { outcome: 'unknown' },
    });
    expect(kiosk.lines.join('')).toContain('TypeError');
    expect(kiosk.lines.join('')).not.toMatch(/DUPONT|285057/);
  });
});

const onPaper = (visitId: string) => ({ visitId, on: 'paper', language: 'fr' }) as const;

describe('the ticket', () => {
  test.each([
    [
      { outcome: 'not-printed', state: 'paper-out' },
      { ticket: 'not-printed', printer: 'paper-out' },
    ],
    [
      { outcome: 'unknown', state: 'mute' },
      { ticket: 'unknown', printer: 'mute' },
    ],
  ] as const)('is told as it is: %j', async (outcome, ticket) => {
    const kiosk = kioskDouble();
    kiosk.printer.outcome = async () => outcome;
    await printed(kiosk, dupont);
    expect(kiosk.board.state()).toMatchObject({
      printer: outcome.state,
      visit: { stage: 'finished', ticket },
    });
  });

  test('is printed again under a new code, which the server knows before the paper does', async () => {
    const kiosk = kioskDouble();
    const visitId = await printed(kiosk, dupont);
    kiosk.server.on.replaceCode = async () => {
      expect(kiosk.printer.tickets).toHaveLength(1);
      return answered(null);
    };
    await kiosk.visits.askTicket(onPaper(visitId));
    expect(kiosk.server.calls.at(-1)?.sent).toMatchObject([visitId, { activationDigest: 'digest-2' }, {}]);
    expect(kiosk.printer.tickets.map(({ code }) => code)).toEqual(['CODE1', 'CODE2']);
  });

  test('asked again twice at once is printed once', async () => {
    const kiosk = kioskDouble();
    const visitId = await printed(kiosk, dupont);
    await Promise.all([kiosk.visits.askTicket(onPaper(visitId)), kiosk.visits.askTicket(onPaper(visitId))]);
    expect(kiosk.printer.tickets).toHaveLength(2);
  });

  test('is not printed again when the server does not know the new code: the one in hand still holds', async () => {
    const kiosk = kioskDouble();
    const visitId = await printed(kiosk, dupont);
    kiosk.server.on.replaceCode = async () => unreachable;
    expect(await kiosk.visits.askTicket(onPaper(visitId))).toMatchObject({
      visit: { ticket: { ticket: 'printed' } },
    });
    kiosk.server.on.replaceCode = async () => timedOut;
    expect(await kiosk.visits.askTicket(onPaper(visitId))).toMatchObject({
      visit: { ticket: { ticket: 'unknown' } },
    });
    expect(kiosk.printer.tickets).toHaveLength(1);
  });
});

describe('the card pulled out', () => {
  test('while the record is being opened: opened all the same, then only the outcome is left', async () => {
    const kiosk = kioskDouble({ farewellMs: 20 });
    const opening = held<{ outcome: 'created' }>();
    kiosk.server.on.createRecord = opening.call;
    const visitId = await deciding(kiosk, dupont);
    const answer = kiosk.visits.giveConsent({ visitId, consent, ...told });
    await opening.asked;
    kiosk.remove('card-1');
    expect(kiosk.stage()).toBe('creating');
    opening.answer(answered({ outcome: 'created' }));
    await answer;
    expect(kiosk.board.state().visit).toMatchObject({ stage: 'finished', ticket: { ticket: 'not-asked' } });
    expect(await kiosk.visits.askTicket(onPaper(visitId))).toMatchObject({ code: 'wrong-stage' });
    await vi.waitFor(() => expect(kiosk.stage()).toBe('none'));
  });

  test('while the ticket is printed: printed to its end', async () => {
    const kiosk = kioskDouble({ farewellMs: 20 });
    const printing = Promise.withResolvers<{ outcome: 'printed' }>();
    kiosk.printer.outcome = () => printing.promise;
    const visitId = await opened(kiosk, dupont);
    const answer = kiosk.visits.askTicket(onPaper(visitId));
    kiosk.remove('card-1');
    expect(kiosk.stage()).toBe('printing');
    printing.resolve({ outcome: 'printed' });
    await answer;
    expect(kiosk.board.state().visit).toMatchObject({ stage: 'finished', ticket: { ticket: 'printed' } });
    await vi.waitFor(() => expect(kiosk.stage()).toBe('none'));
  });

  test('with the ticket in hand: everything is gone, and the former visit answers visit-over', async () => {
    const kiosk = kioskDouble();
    const visitId = await printed(kiosk, dupont);
    kiosk.remove('card-1');
    const over = { ok: false, code: 'visit-over' };
    expect(kiosk.stage()).toBe('none');
    expect(await kiosk.visits.giveConsent({ visitId, consent, ...told })).toEqual(over);
    expect(await kiosk.visits.askTicket(onPaper(visitId))).toEqual(over);
    expect(await kiosk.visits.askClosure({ visitId, notice, language: 'fr', shown: told.shown })).toEqual(
      over,
    );
    expect(await kiosk.visits.confirmHolder({ visitId, index: 0, as: 'self' })).toEqual(over);
    expect(await kiosk.visits.refuse({ visitId, notice })).toEqual(over);
    expect(await kiosk.visits.reconsider({ visitId })).toEqual(over);
    expect(await kiosk.visits.presence({ visitId })).toEqual(over);
    expect(await kiosk.visits.end({ visitId })).toEqual(over);
    expect(kiosk.counter.left).toEqual([visitId]);
  });
});

describe('the end', () => {
  test('asked for before the yes wipes at once', async () => {
    const kiosk = kioskDouble();
    const visitId = await deciding(kiosk, dupont);
    expect(await kiosk.visits.end({ visitId })).toEqual({ ok: true, visit: { stage: 'none' } });
    expect(kiosk.visit.state).toEqual({ stage: 'none' });
  });

  test('comes by itself when nobody touches anything; a presence puts it off', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const kiosk = kioskDouble({ idleMs: 1_000 });
      const visitId = await deciding(kiosk, dupont);
      vi.advanceTimersByTime(900);
      await kiosk.visits.presence({ visitId });
      vi.advanceTimersByTime(900);
      expect(kiosk.stage()).toBe('deciding');
      vi.advanceTimersByTime(101);
      expect(kiosk.board.state()).toMatchObject({ visit: { stage: 'none' }, slot: 'occupied' });
    } finally {
      vi.useRealTimers();
    }
  });

  test('of the agent waits for an opening under way', async () => {
    const kiosk = kioskDouble();
    const opening = held<{ outcome: 'created' }>();
    kiosk.server.on.createRecord = opening.call;
    const visitId = await deciding(kiosk, dupont);
    void kiosk.visits.giveConsent({ visitId, consent, ...told });
    await opening.asked;
    const stopped = kiosk.visits.stop(60_000);
    opening.answer(answered({ outcome: 'created' }));
    await stopped;
    expect(kiosk.board.state().visit).toMatchObject({ outcome: 'created' });
  });

  test('of the agent does not wait for ever', async () => {
    const kiosk = kioskDouble({ opening: { totalMs: 60_000, tryMs: 60_000, leastMs: 1, pauseMs: 1 } });
    kiosk.server.on.createRecord = held<never>().call;
    const visitId = await deciding(kiosk, dupont);
    const answer = kiosk.visits.giveConsent({ visitId, consent, ...told });
    await kiosk.visits.stop(10);
    expect(await answer).toMatchObject({ visit: { outcome: 'unknown' } });
  });
});
