import { newActivationCode } from '@borne/server/contract';
import { expect, test } from 'vitest';
import { CodeOnScreenSchema, TicketStateSchema } from '../../../kiosk-agent/contract/index.ts';
import { codeOnScreen, withoutCode } from '../../../kiosk-agent/src/visit/code-on-screen.ts';
import { readQr } from '../printer/read-qr.ts';
import { consent, deciding, kioskDouble, settled, timedOut, unreachable } from './kiosk-double.ts';
import { dupont } from './people.ts';
import { pngOf } from './qr-png.ts';

const code = newActivationCode((limit) => limit - 1);

test('it is the code in words, the page as people type it, and both as a QR that two readers read', async () => {
  const shown = CodeOnScreenSchema.parse(codeOnScreen(code, 'https://activation.example/a/'));
  expect(shown.page).toBe('activation.example/a');
  const address = `https://activation.example/a/#${shown.code}`;
  expect(await readQr(pngOf(shown.qr))).toEqual({ jsqr: address, zxing: address });
});

/** A kiosk without paper, up to the end of the opening. */
async function withoutPaper() {
  const kiosk = kioskDouble();
  kiosk.printer.outcome = async () => ({ outcome: 'not-printed', state: 'paper-out' });
  const visitId = await deciding(kiosk, dupont);
  const given = kiosk.visits.giveConsent({ visitId, consent });
  return { kiosk, visitId, given };
}

const ticketOf = (kiosk: ReturnType<typeof kioskDouble>) => {
  const { visit } = kiosk.board.state();
  return visit.stage === 'finished' ? visit.ticket : null;
};

test('the screen has the code that did not come out on paper, while its person is there', async () => {
  const { kiosk, given } = await withoutPaper();
  await given;
  await settled();
  expect(ticketOf(kiosk)).toMatchObject({
    ticket: 'not-printed',
    printer: 'paper-out',
    codeOnScreen: { code: expect.stringContaining('CODE'), page: 'localhost/a' },
  });
  kiosk.remove('card-1');
  expect(kiosk.board.state()).toMatchObject({ slot: 'empty', visit: { stage: 'none' } });
  expect(JSON.stringify([kiosk.board.state(), kiosk.visit.state, kiosk.lines])).not.toContain('CODE');
});

test('whoever took their card before the printer answered is shown no code', async () => {
  const { kiosk, given } = await withoutPaper();
  const printing = Promise.withResolvers<{ outcome: 'not-printed'; state: 'paper-out' }>();
  kiosk.printer.outcome = () => printing.promise;
  await given;
  kiosk.remove('card-1');
  printing.resolve({ outcome: 'not-printed', state: 'paper-out' });
  await settled();
  expect(ticketOf(kiosk)).toEqual({ ticket: 'not-printed', printer: 'paper-out' });
  expect(JSON.stringify([kiosk.board.state(), kiosk.visit.state])).not.toContain('CODE');
});

test.each(['printed', 'unknown'] as const)(
  'a ticket that is %s puts no code on the screen',
  async (outcome) => {
    const kiosk = kioskDouble();
    kiosk.printer.outcome = async () =>
      outcome === 'printed' ? { outcome } : { outcome, state: 'cutter-fault' };
    const visitId = await deciding(kiosk, dupont);
    await kiosk.visits.giveConsent({ visitId, consent });
    await settled();
    expect(ticketOf(kiosk)?.ticket).toBe(outcome);
    expect(JSON.stringify([kiosk.board.state(), kiosk.visit.state])).not.toContain('CODE');
  },
);

test('printed again, the former code is gone from the screen and the new one is there if nothing came out again', async () => {
  const { kiosk, visitId, given } = await withoutPaper();
  await given;
  await settled();
  await kiosk.visits.printAgain({ visitId });
  expect(ticketOf(kiosk)).toMatchObject({ codeOnScreen: { code: 'CODE-2-' } });
  kiosk.printer.outcome = async () => ({ outcome: 'printed' });
  await kiosk.visits.printAgain({ visitId });
  expect(ticketOf(kiosk)).toEqual({ ticket: 'printed' });
});

test('a code that the server may have replaced is not shown; one that it certainly did not stays', async () => {
  const { kiosk, visitId, given } = await withoutPaper();
  await given;
  await settled();
  kiosk.server.on.replaceCode = async () => unreachable;
  await kiosk.visits.printAgain({ visitId });
  expect(ticketOf(kiosk)).toMatchObject({ codeOnScreen: { code: 'CODE-1-' } });
  kiosk.server.on.replaceCode = async () => timedOut;
  await kiosk.visits.printAgain({ visitId });
  expect(ticketOf(kiosk)).toEqual({ ticket: 'not-printed', printer: 'paper-out' });
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
