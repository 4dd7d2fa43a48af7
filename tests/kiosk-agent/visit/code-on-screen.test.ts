import { newActivationCode } from '@borne/server/contract';
import { expect, test } from 'vitest';
import { CodeOnScreenSchema, TicketStateSchema } from '../../../kiosk-agent/contract/index.ts';
import { codeOnScreen, withoutCode } from '../../../kiosk-agent/src/visit/code-on-screen.ts';
import { readQr } from '../printer/read-qr.ts';
import {
  answered,
  held,
  type KioskDouble,
  kioskDouble,
  opened,
  sentTo,
  timedOut,
  unreachable,
} from './kiosk-double.ts';
import { dupont } from './people.ts';
import { pngOf } from './qr-png.ts';

const code = newActivationCode((limit) => limit - 1);

test('it is the code in words, the page as people type it, and both as a QR that two readers read', async () => {
  const shown = CodeOnScreenSchema.parse(codeOnScreen(code, 'https://activation.example/a/'));
  expect(shown.page).toBe('activation.example/a');
  const address = `https://activation.example/a/#${shown.code}`;
  expect(await readQr(pngOf(shown.qr))).toEqual({ jsqr: address, zxing: address });
});

const onPaper = (visitId: string) => ({ visitId, on: 'paper', language: 'fr' }) as const;
const onScreen = (visitId: string) => ({ visitId, on: 'screen', language: 'fr' }) as const;

/** A kiosk without paper, its record opened, nothing asked for yet. */
async function withoutPaper() {
  const kiosk = kioskDouble();
  kiosk.printer.outcome = async () => ({ outcome: 'not-printed', state: 'paper-out' });
  return { kiosk, visitId: await opened(kiosk, dupont) };
}

const ticketOf = (kiosk: KioskDouble) => {
  const { visit } = kiosk.board.state();
  return visit.stage === 'finished' ? visit.ticket : null;
};
const everywhere = (kiosk: KioskDouble) =>
  JSON.stringify([kiosk.board.state(), kiosk.visit.state, kiosk.lines]);

test('nobody sees the code before they ask for it', async () => {
  const kiosk = kioskDouble();
  await opened(kiosk, dupont);
  expect(ticketOf(kiosk)).toEqual({ ticket: 'not-asked' });
  expect(JSON.stringify(kiosk.board.state())).not.toContain('CODE');
  kiosk.remove('card-1');
  expect(everywhere(kiosk)).not.toContain('CODE');
});

test('asked for on the screen, it is the code of the opening, and no paper comes out', async () => {
  const kiosk = kioskDouble();
  const visitId = await opened(kiosk, dupont);
  expect(await kiosk.visits.askTicket(onScreen(visitId))).toMatchObject({
    visit: { ticket: { ticket: 'on-screen', codeOnScreen: { code: 'CODE-1-', page: 'localhost/a' } } },
  });
  expect(kiosk.printer.tickets).toEqual([]);
  expect(sentTo(kiosk, 'replaceCode')).toEqual([]);
  kiosk.remove('card-1');
  expect(everywhere(kiosk)).not.toContain('CODE');
});

test('paper after the screen, and the screen after paper, each have a new code', async () => {
  const kiosk = kioskDouble();
  const visitId = await opened(kiosk, dupont);
  await kiosk.visits.askTicket(onScreen(visitId));
  await kiosk.visits.askTicket(onPaper(visitId));
  expect(kiosk.printer.tickets.map(({ code }) => code)).toEqual(['CODE2']);
  expect(ticketOf(kiosk)).toEqual({ ticket: 'printed' });
  await kiosk.visits.askTicket(onScreen(visitId));
  expect(ticketOf(kiosk)).toMatchObject({ ticket: 'on-screen', codeOnScreen: { code: 'CODE-3-' } });
  expect(sentTo(kiosk, 'replaceCode')).toHaveLength(2);
});

test('the screen has the code that did not come out on paper, while its person is there', async () => {
  const { kiosk, visitId } = await withoutPaper();
  await kiosk.visits.askTicket(onPaper(visitId));
  expect(ticketOf(kiosk)).toMatchObject({
    ticket: 'not-printed',
    printer: 'paper-out',
    codeOnScreen: { code: expect.stringContaining('CODE'), page: 'localhost/a' },
  });
  kiosk.remove('card-1');
  expect(kiosk.board.state()).toMatchObject({ slot: 'empty', visit: { stage: 'none' } });
  expect(everywhere(kiosk)).not.toContain('CODE');
});

test('whoever took their card before the printer answered is shown no code', async () => {
  const { kiosk, visitId } = await withoutPaper();
  const printing = Promise.withResolvers<{ outcome: 'not-printed'; state: 'paper-out' }>();
  kiosk.printer.outcome = () => printing.promise;
  const asked = kiosk.visits.askTicket(onPaper(visitId));
  kiosk.remove('card-1');
  printing.resolve({ outcome: 'not-printed', state: 'paper-out' });
  await asked;
  expect(ticketOf(kiosk)).toEqual({ ticket: 'not-printed', printer: 'paper-out' });
  expect(everywhere(kiosk)).not.toContain('CODE');
});

test('whoever took their card while a second code was drawn for the screen is shown nothing more', async () => {
  const kiosk = kioskDouble();
  const visitId = await opened(kiosk, dupont);
  await kiosk.visits.askTicket(onScreen(visitId));
  const replacing = held<null>();
  kiosk.server.on.replaceCode = replacing.call;
  const asked = kiosk.visits.askTicket(onScreen(visitId));
  await replacing.asked;
  kiosk.remove('card-1');
  expect(JSON.stringify(kiosk.board.state())).not.toContain('CODE');
  replacing.answer(answered(null));
  expect(await asked).toEqual({ ok: false, code: 'visit-over' });
  expect(kiosk.visit.state).toEqual({ stage: 'none' });
});

test.each(['printed', 'unknown'] as const)(
  'a ticket that is %s puts no code on the screen',
  async (outcome) => {
    const kiosk = kioskDouble();
    kiosk.printer.outcome = async () =>
      outcome === 'printed' ? { outcome } : { outcome, state: 'cutter-fault' };
    const visitId = await opened(kiosk, dupont);
    await kiosk.visits.askTicket(onPaper(visitId));
    expect(ticketOf(kiosk)?.ticket).toBe(outcome);
    expect(everywhere(kiosk)).not.toContain('CODE');
  },
);

test('printed again, the former code is gone from the screen and the new one is there if nothing came out again', async () => {
  const { kiosk, visitId } = await withoutPaper();
  await kiosk.visits.askTicket(onPaper(visitId));
  await kiosk.visits.askTicket(onPaper(visitId));
  expect(ticketOf(kiosk)).toMatchObject({ codeOnScreen: { code: 'CODE-2-' } });
  kiosk.printer.outcome = async () => ({ outcome: 'printed' });
  await kiosk.visits.askTicket(onPaper(visitId));
  expect(ticketOf(kiosk)).toEqual({ ticket: 'printed' });
});

test('a code that the server may have replaced is not shown; one that it certainly did not stays', async () => {
  const { kiosk, visitId } = await withoutPaper();
  await kiosk.visits.askTicket(onPaper(visitId));
  kiosk.server.on.replaceCode = async () => unreachable;
  await kiosk.visits.askTicket(onPaper(visitId));
  expect(ticketOf(kiosk)).toMatchObject({ codeOnScreen: { code: 'CODE-1-' } });
  kiosk.server.on.replaceCode = async () => timedOut;
  await kiosk.visits.askTicket(onPaper(visitId));
  expect(ticketOf(kiosk)).toEqual({ ticket: 'not-printed', printer: 'paper-out' });
});

test('the same for a code that was chosen on the screen', async () => {
  const kiosk = kioskDouble();
  const visitId = await opened(kiosk, dupont);
  await kiosk.visits.askTicket(onScreen(visitId));
  kiosk.server.on.replaceCode = async () => unreachable;
  await kiosk.visits.askTicket(onPaper(visitId));
  expect(ticketOf(kiosk)).toMatchObject({ ticket: 'on-screen', codeOnScreen: { code: 'CODE-1-' } });
  kiosk.server.on.replaceCode = async () => timedOut;
  await kiosk.visits.askTicket(onPaper(visitId));
  expect(ticketOf(kiosk)).toEqual({ ticket: 'unknown', printer: 'ready' });
});

test('forgetting a code leaves what is known of the paper', () => {
  const shown = {
    ticket: 'not-printed',
    printer: 'paper-out',
    codeOnScreen: codeOnScreen(code, 'https://a.example/a'),
  } as const;
  expect(TicketStateSchema.parse(shown)).toEqual(shown);
  expect(withoutCode(shown)).toEqual({ ticket: 'not-printed', printer: 'paper-out' });
  expect(withoutCode({ ticket: 'printed' })).toEqual({ ticket: 'printed' });
});
