import { describe, expect, test } from 'vitest';
import { PaperOfVisitSchema } from '../../../kiosk-agent/contract/printer.ts';
import type { AskPaper, Visit } from '../../../kiosk-agent/contract/visit.ts';
import { agentLog } from '../../../kiosk-agent/src/log.ts';
import type { PrintOutcome } from '../../../kiosk-agent/src/printer/printer.ts';
import { mayAsk } from '../../../kiosk-agent/src/sheet/may-ask.ts';
import { pageOnScreen } from '../../../kiosk-agent/src/sheet/page-on-screen.ts';
import { SheetDesk } from '../../../kiosk-agent/src/sheet/sheet-desk.ts';
import { stateBoard } from '../../../kiosk-agent/src/visit/state-board.ts';
import { PaperKindSchema } from '../../../server/contract/index.ts';
import { visitA, visitB } from '../assistance/counter-double.ts';
import { readQr } from '../printer/read-qr.ts';
import { profile, settled } from '../visit/kiosk-double.ts';
import { testDay } from '../visit/people.ts';
import { pngOf } from '../visit/qr-png.ts';

const refused = (visitId = visitA): Visit => ({ stage: 'refused', visitId });
const refusal: AskPaper = { visitId: visitA, paper: 'refusal', on: 'paper', language: 'fr' };
const information: AskPaper = { visitId: null, paper: 'information', on: 'paper', language: 'fr' };

function desk(end: () => PrintOutcome | Promise<PrintOutcome> = () => ({ outcome: 'printed' })) {
  const board = stateBoard(true);
  const lines: string[] = [];
  const jobs: string[] = [];
  board.update({ profile, link: 'reachable', slot: 'occupied', visit: refused() });
  const sheets = new SheetDesk({
    printer: {
      state: async () => 'ready',
      print: async (job) => {
        jobs.push(Buffer.from(job).toString());
        return end();
      },
      close: async () => undefined,
    },
    encodeSheet: (content, language) => Buffer.from(`${content.paper} ${content.siteName} ${language}`),
    board,
    log: agentLog('debug', { write: (line) => lines.push(line) }),
    now: () => testDay,
  });
  return { board, sheets, jobs, lines, paper: () => board.state().paper };
}

describe('a sheet', () => {
  test('is printing, then printed', async () => {
    const { sheets, paper, jobs } = desk();
    expect(sheets.ask(refusal)).toBe('taken');
    expect(paper()).toEqual({ state: 'printing' });
    await settled();
    expect(paper()).toEqual({ state: 'printed' });
    expect(jobs).toEqual(['refusal Pharmacie d’essai fr']);
  });

  test.each(['not-printed', 'unknown'] as const)(
    'that is %s says what the printer lacks',
    async (outcome) => {
      const { sheets, board, paper } = desk(() => ({ outcome, state: 'paper-out' }));
      sheets.ask(refusal);
      await settled();
      expect(paper()).toEqual({ state: outcome, printer: 'paper-out' });
      expect(board.state().printer).toBe('paper-out');
    },
  );

  test('that cannot be made is in doubt, and a fault in the log', async () => {
    const { sheets, paper, lines } = desk(() => Promise.reject(new Error('no')));
    sheets.ask(refusal);
    await settled();
    expect(paper()).toMatchObject({ state: 'unknown' });
    expect(lines.join('')).toContain('"event":"fault"');
  });

  test('touched twice while it prints is one sheet; asked for later it is another', async () => {
    const { sheets, jobs } = desk();
    sheets.ask(refusal);
    sheets.ask(refusal);
    await settled();
    expect(jobs).toHaveLength(1);
    sheets.ask(refusal);
    await settled();
    expect(jobs).toHaveLength(2);
  });

  test('on the screen is the page of the server, typed or scanned', async () => {
    const { sheets, paper, jobs } = desk();
    expect(sheets.ask({ ...refusal, on: 'screen', language: 'ar' })).toBe('taken');
    expect(paper()).toMatchObject({ state: 'on-screen', page: 'localhost/f/refusal?l=ar' });
    expect(jobs).toEqual([]);
  });

  test('asked for on the screen meanwhile is not replaced by what becomes of the paper', async () => {
    const printing = Promise.withResolvers<PrintOutcome>();
    const { sheets, paper } = desk(() => printing.promise);
    sheets.ask(refusal);
    sheets.ask({ ...refusal, on: 'screen' });
    printing.resolve({ outcome: 'not-printed', state: 'paper-out' });
    await settled();
    expect(paper()).toMatchObject({ state: 'on-screen' });
  });

  test('of one visit is never told in the next, whenever it comes out', async () => {
    const printing = Promise.withResolvers<PrintOutcome>();
    const { sheets, board, paper } = desk(() => printing.promise);
    sheets.ask(refusal);
    board.update({ visit: refused(visitB) });
    expect(paper()).toBeNull();
    printing.resolve({ outcome: 'printed' });
    await settled();
    expect(paper()).toBeNull();
  });

  test('read without a card is forgotten with whoever read it; one of a visit stays with it', async () => {
    const { sheets, board, paper } = desk();
    sheets.ask(refusal);
    await settled();
    sheets.forget();
    expect(paper()).toEqual({ state: 'printed' });
    board.update({ visit: { stage: 'none' } });
    sheets.ask(information);
    await settled();
    expect(paper()).toEqual({ state: 'printed' });
    sheets.forget();
    expect(paper()).toBeNull();
  });

  test('is not given to a visit that is over, nor to a kiosk without a name', () => {
    const { sheets, board } = desk();
    expect(sheets.ask({ ...refusal, visitId: visitB })).toBe('visit-over');
    expect(sheets.ask(information)).toBe('visit-over');
    board.update({ profile: null });
    expect(sheets.ask(refusal)).toBe('wrong-stage');
    expect(board.state().paper).toBeNull();
  });
});

describe('no sheet says what is not so:', () => {
  const finished = (
    outcome: 'closed' | 'close-pending' | 'close-refused' | 'created' | 'unknown',
  ): Visit => ({
    stage: 'finished',
    visitId: visitA,
    outcome,
    ticket: null,
  });
  const receipts = ['refusal', 'later', 'closure', 'closure-requested'] as const;

  test.each<[Visit, string[]]>([
    [finished('closed'), ['closure']],
    [finished('close-pending'), ['closure-requested']],
    [finished('close-refused'), []],
    [finished('created'), []],
    [finished('unknown'), []],
    [refused(), ['refusal']],
    [{ stage: 'none' }, []],
    [{ stage: 'creating', visitId: visitA }, []],
    [{ stage: 'closing', visitId: visitA }, []],
  ])('%j may have %j', (visit, allowed) => {
    expect(receipts.filter((paper) => mayAsk(paper, visit))).toEqual(allowed);
  });

  test('guides and information say nothing of anybody, and are for everybody', () => {
    const others = PaperKindSchema.options.filter((paper) => !receipts.some((receipt) => receipt === paper));
    expect(others).toHaveLength(5);
    for (const paper of others) expect(mayAsk(paper, { stage: 'none' })).toBe(true);
  });
});

test.each(PaperKindSchema.options)('the square for %s leads two readers to its page', async (paper) => {
  const shown = PaperOfVisitSchema.parse(
    pageOnScreen(paper, 'fr-simple', 'https://dmp.exemple.fr:8443/a/?x=1'),
  );
  if (shown.state !== 'on-screen') throw new Error('not on the screen');
  const address = `https://dmp.exemple.fr:8443/f/${paper}?l=fr-simple`;
  expect(shown.page).toBe(address.replace('https://', ''));
  expect(await readQr(pngOf(shown.qr))).toEqual({ jsqr: address, zxing: address });
});
