import { expect, test } from 'vitest';
import { visitView } from '../../../kiosk-agent/src/visit/visit-view.ts';
import {
  answered,
  atTheCounter,
  consent,
  deciding,
  kioskDouble,
  noRecord,
  openRecord,
  papersCallId,
  sentTo,
  settled,
  told,
  unreachable,
} from './kiosk-double.ts';
import { child, martin, numberedChild } from './people.ts';
import {
  andThen,
  id,
  inserted,
  itIsMe,
  judged,
  known,
  myChild,
  readFamily,
  stateAfter,
  yes,
} from './visit-steps.ts';

const atPapers = [inserted, readFamily, myChild] as const;

test('a parent waits for the counter, and the screen knows for whom and as what', () => {
  expect(visitView(stateAfter(...atPapers))).toEqual({
    stage: 'papers',
    visitId: id,
    holder: { index: 2, firstName: 'LÉA', birthYear: '2013', isMinor: true },
    as: 'parent',
  });
});

test('only the counter’s word moves it: no touch, no status, no yes', () => {
  const papers = stateAfter(...atPapers);
  for (const step of [itIsMe, myChild, known, yes, { type: 'status-unknown' } as const])
    expect(andThen(papers, step)).toBe(papers);
});

test('accepted, it goes on with the papers’ call; the screen is told who answers', () => {
  const asked = stateAfter(...atPapers, judged(true), known);
  expect(asked).toMatchObject({ answerer: { actor: 'parent', papersCallId } });
  expect(visitView(asked)).toMatchObject({ stage: 'deciding', actor: 'parent' });
});

test('not accepted, it ends at the counter, and nothing of the child stays', () => {
  expect(stateAfter(...atPapers, judged(false))).toEqual({
    stage: 'not-possible',
    visitId: id,
    reason: 'papers-not-accepted',
  });
});

test('a word of the counter that nobody waits for changes nothing', () => {
  const alone = stateAfter(inserted, readFamily, itIsMe, known);
  expect(andThen(alone, judged(true))).toBe(alone);
  expect(andThen(alone, judged(false))).toBe(alone);
});

test('after a silence of the server the same parent shows no papers again; somebody else does', () => {
  const offline = stateAfter(...atPapers, judged(true), { type: 'status-unknown' });
  expect(andThen(offline, myChild)).toMatchObject({ stage: 'checking', answerer: { papersCallId } });
  expect(andThen(offline, { ...myChild, as: 'guardian' })).toMatchObject({ stage: 'papers', as: 'guardian' });
  expect(andThen(offline, itIsMe)).toMatchObject({ answerer: { actor: 'self', papersCallId: null } });
  expect(andThen(offline, { ...itIsMe, index: 2 })).toMatchObject({ reason: 'minor' });
});

test('the counter is called once, and the status is asked only after its word', async () => {
  const kiosk = kioskDouble();
  const visitId = await atTheCounter(kiosk, numberedChild);
  expect(kiosk.counter.asked).toEqual([{ visitId, as: 'parent' }]);
  expect(kiosk.server.calls).toEqual([]);
  kiosk.counter.judge(true);
  await settled();
  expect(kiosk.stage()).toBe('deciding');
  expect(kiosk.server.calls.map(({ call }) => call)).toEqual(['status']);
});

test('a parent’s yes carries who they are, where their papers were seen and who stood beside them', async () => {
  const kiosk = kioskDouble();
  const visitId = await atTheCounter(kiosk, numberedChild);
  kiosk.counter.judge(true);
  await settled();
  kiosk.counter.assisted = true;
  await kiosk.visits.giveConsent({ visitId, consent, ...told });
  expect(sentTo(kiosk, 'createRecord')[0]?.[1]).toMatchObject({
    act: 'open',
    identity: { firstName: 'LÉA', nir: '213069999900183' },
    consent: { ...consent, actor: 'parent', papersCallId, assisted: true },
  });
});

test('a guardian’s closure says so', async () => {
  const kiosk = kioskDouble();
  kiosk.server.on.status = async () => answered(openRecord);
  const visitId = await atTheCounter(kiosk, martin, 'guardian');
  kiosk.counter.judge(true);
  await settled();
  await kiosk.visits.askClosure({ visitId, notice: consent.notice, language: 'tr', shown: told.shown });
  expect(sentTo(kiosk, 'closeRecord')[0]?.[1]).toMatchObject({
    actor: 'guardian',
    papersCallId,
    language: 'tr',
  });
});

test('a child without a number of their own is told so before anybody at the counter is called', async () => {
  const kiosk = kioskDouble();
  await atTheCounter(kiosk, child);
  expect(kiosk.board.state().visit).toMatchObject({ stage: 'not-possible', reason: 'no-number' });
  expect(kiosk.counter.asked).toEqual([]);
});

test('a parent of a grown-up is nobody: the command is refused and the choice stays', async () => {
  const kiosk = kioskDouble();
  await atTheCounter(kiosk, martin, 'parent');
  expect(kiosk.stage()).toBe('choosing');
  expect(kiosk.counter.asked).toEqual([]);
});

test('a word of the counter on a former visit touches nobody else', async () => {
  const kiosk = kioskDouble();
  const former = await atTheCounter(kiosk, numberedChild);
  await kiosk.visits.end({ visitId: former });
  expect(kiosk.counter.left).toEqual([former]);
  kiosk.remove('card-1');
  await deciding(kiosk, martin, 'card-2');
  kiosk.counter.judge(false);
  await settled();
  expect(kiosk.stage()).toBe('deciding');
});

test('a status that stays unknown after the papers is offline, and may be asked again', async () => {
  const kiosk = kioskDouble();
  kiosk.server.on.status = async () => unreachable;
  const visitId = await atTheCounter(kiosk, numberedChild);
  kiosk.counter.judge(true);
  await settled();
  expect(kiosk.stage()).toBe('offline');
  kiosk.server.on.status = async () => answered(noRecord);
  await kiosk.visits.confirmHolder({ visitId, index: 0, as: 'parent' });
  expect(kiosk.board.state().visit).toMatchObject({ stage: 'deciding', actor: 'parent' });
  expect(kiosk.counter.asked).toHaveLength(1);
});
