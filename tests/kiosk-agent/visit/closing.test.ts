import { problemCodes } from '@borne/server/contract';
import { describe, expect, test } from 'vitest';
import { closureEnd } from '../../../kiosk-agent/src/visit/closing.ts';
import {
  answered,
  deciding,
  held,
  kioskDouble,
  noRecord,
  notice,
  openRecord,
  profile,
  sentTo,
  settled,
  shown,
  timedOut,
  unreachable,
} from './kiosk-double.ts';
import { dupont } from './people.ts';

const asked = (visitId: string) => ({ visitId, notice, language: 'fr', shown }) as const;

/** Somebody whose record is open, at the question. */
async function withRecord(record: Parameters<typeof answered>[0] = openRecord) {
  const kiosk = kioskDouble();
  kiosk.server.on.status = async () => answered(record as typeof openRecord);
  return { kiosk, visitId: await deciding(kiosk, dupont) };
}

describe('a closure', () => {
  test('is asked under the visit’s id, with the text that was read, and says who asks', async () => {
    const { kiosk, visitId } = await withRecord();
    expect(await kiosk.visits.askClosure(asked(visitId))).toEqual({
      ok: true,
      visit: { stage: 'finished', visitId, outcome: 'closed', ticket: null },
    });
    expect(sentTo(kiosk, 'closeRecord')).toMatchObject([
      [
        visitId,
        {
          identity: {
            nir: '285057800600028',
            familyName: 'DUPONT',
            firstName: 'HÉLÈNE',
            birthDate: '19850500',
          },
          notice,
          language: 'fr',
          actor: 'self',
          papersCallId: null,
          confirmedAt: '2026-11-22T09:00:00.000Z',
          evidence: 'signed-1',
          evidenceCertificate: 'certificate',
        },
        {},
      ],
    ]);
    expect(JSON.stringify(kiosk.visit.state)).not.toMatch(/DUPONT|HÉLÈNE|285057/);
  });

  test.each([
    ['pending', 'close-pending'],
    ['refused', 'close-refused'],
  ] as const)('answered %s is told as %s', async (outcome, told) => {
    const { kiosk, visitId } = await withRecord();
    kiosk.server.on.closeRecord = async () => answered({ outcome });
    expect(await kiosk.visits.askClosure(asked(visitId))).toMatchObject({ visit: { outcome: told } });
  });

  test('touched twice asks once; a late touch gets the same answer', async () => {
    const { kiosk, visitId } = await withRecord();
    const closing = held<{ outcome: 'closed' }>();
    kiosk.server.on.closeRecord = closing.call;
    const both = [kiosk.visits.askClosure(asked(visitId)), kiosk.visits.askClosure(asked(visitId))];
    await closing.asked;
    expect(kiosk.board.state().visit).toEqual({ stage: 'closing', visitId });
    closing.answer(answered({ outcome: 'closed' }));
    expect(await both[1]).toEqual(await both[0]);
    expect(await kiosk.visits.askClosure(asked(visitId))).toEqual(await both[0]);
    expect(sentTo(kiosk, 'closeRecord')).toHaveLength(1);
  });

  test('whose answer is lost is asked again with the same content, and told as unknown when it stays lost', async () => {
    const { kiosk, visitId } = await withRecord();
    kiosk.server.on.closeRecord = async () => timedOut;
    expect(await kiosk.visits.askClosure(asked(visitId))).toMatchObject({ visit: { outcome: 'unknown' } });
    const sent = sentTo(kiosk, 'closeRecord').map((call) => call.slice(0, 2));
    expect(sent.length).toBeGreaterThan(1);
    expect(sent.every((one) => JSON.stringify(one) === JSON.stringify(sent[0]))).toBe(true);
  });

  test('that never left may be tried again', async () => {
    const { kiosk, visitId } = await withRecord();
    kiosk.server.on.closeRecord = async () => unreachable;
    expect(await kiosk.visits.askClosure(asked(visitId))).toMatchObject({ visit: { stage: 'offline' } });
    await kiosk.visits.confirmHolder({ visitId, index: 0, as: 'self' });
    kiosk.server.on.closeRecord = async () => answered({ outcome: 'closed' });
    expect(await kiosk.visits.askClosure(asked(visitId))).toMatchObject({ visit: { outcome: 'closed' } });
  });

  test('that breaks on a fault of ours is not known, and its log names nobody', async () => {
    const { kiosk, visitId } = await withRecord();
    kiosk.server.on.closeRecord = async () => {
      throw new TypeError('DUPONT 285057800600028');
    };
    expect(await kiosk.visits.askClosure(asked(visitId))).toMatchObject({ visit: { outcome: 'unknown' } });
    expect(kiosk.lines.join('')).toContain('TypeError');
    expect(kiosk.lines.join('')).not.toMatch(/DUPONT|285057/);
  });

  test('goes its way when the card is pulled out, and then only its outcome is left', async () => {
    const { kiosk, visitId } = await withRecord();
    const closing = held<{ outcome: 'closed' }>();
    kiosk.server.on.closeRecord = closing.call;
    const answer = kiosk.visits.askClosure(asked(visitId));
    await closing.asked;
    kiosk.remove('card-1');
    expect(kiosk.stage()).toBe('closing');
    closing.answer(answered({ outcome: 'closed' }));
    expect(await answer).toMatchObject({ visit: { stage: 'finished', outcome: 'closed' } });
    kiosk.insert('card-2', { outcome: 'read', holders: [dupont], particulars: null });
    await settled();
    expect(kiosk.stage()).toBe('choosing');
  });

  test.each([
    ['there is none', noRecord],
    ['it is closed already', { ...openRecord, status: 'closed' }],
    ['a request is under way', { ...openRecord, status: 'requested' }],
    ['it belongs to Mon espace santé', { ...openRecord, linkedToMes: true }],
  ] as const)('is not asked where %s', async (_, record) => {
    const { kiosk, visitId } = await withRecord(record);
    expect(await kiosk.visits.askClosure(asked(visitId))).toEqual({ ok: false, code: 'wrong-stage' });
    expect(kiosk.stage()).toBe('deciding');
    expect(sentTo(kiosk, 'closeRecord')).toEqual([]);
  });

  test('is not asked in the regime mes-2022', async () => {
    const { kiosk, visitId } = await withRecord();
    kiosk.board.update({ profile: { ...profile, regime: 'mes-2022' } });
    expect(await kiosk.visits.askClosure(asked(visitId))).toEqual({ ok: false, code: 'wrong-stage' });
    expect(sentTo(kiosk, 'closeRecord')).toEqual([]);
  });
});

test('« closed » is said of one answer only', () => {
  const closed = { end: 'outcome', outcome: 'closed' };
  const others = [
    ...problemCodes.map((code) => ({ outcome: 'problem', code, reference: 'r' }) as const),
    unreachable,
    timedOut,
    answered({ outcome: 'pending' } as const),
    answered({ outcome: 'refused' } as const),
  ];
  expect(closureEnd(answered({ outcome: 'closed' }))).toEqual(closed);
  for (const answer of others) expect(closureEnd(answer), JSON.stringify(answer)).not.toEqual(closed);
});

test.each([
  ['record-not-available', { end: 'outcome', outcome: 'close-refused' }],
  ['person-already-served', { end: 'requested' }],
  ['papers-not-seen', { end: 'papers-not-seen' }],
  ['minors-not-served', { end: 'minors-not-served' }],
  ['identity-not-recognised', { end: 'outcome', outcome: 'close-refused' }],
  ['national-service-unavailable', { end: 'offline' }],
  ['request-id-reused', { end: 'outcome', outcome: 'unknown' }],
  ['internal', { end: 'outcome', outcome: 'unknown' }],
] as const)('the problem %s means %j', (code, end) => {
  expect(closureEnd({ outcome: 'problem', code, reference: 'r' })).toEqual(end);
});
