/**
 * Never two live codes (security.md R8): whatever the printer says of each ticket, true or not, and whatever becomes of
 * the server's answers. The server's side is modelled here: it holds one digest, and a lost answer may hide a change.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PrinterStateSchema } from '../../../kiosk-agent/contract/printer.ts';
import type { PrintOutcome } from '../../../kiosk-agent/src/printer/printer.ts';
import { answered, kioskDouble, opened, settled, timedOut, unreachable } from '../visit/kiosk-double.ts';
import { dupont } from '../visit/people.ts';

const outcome: fc.Arbitrary<PrintOutcome> = fc.oneof(
  fc.constant({ outcome: 'printed' } as const),
  fc.record({
    outcome: fc.constantFrom('not-printed' as const, 'unknown' as const),
    state: fc.constantFrom(...PrinterStateSchema.options),
  }),
);

/** What the server did with the new code, and what of its answer came back. */
const replacement = fc.constantFrom('answered', 'lost-after', 'lost-before', 'unreachable');

/** Once for the first ticket, then for every other; on the screen the printer's word does not count. */
const asked = fc.record({ outcome, replacement, on: fc.constantFrom('paper' as const, 'screen' as const) });

test('however tickets end, one code is live, and one that is told as printed or shown is that one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { minLength: 1, maxLength: 7 }), async (tickets) => {
      const kiosk = kioskDouble({ opening: { totalMs: 2, tryMs: 1, leastMs: 1, pauseMs: 1 } });
      /** The digest that opens the record: the server holds one, never two. */
      let live = '';
      let next: (typeof tickets)[number] | undefined;
      kiosk.server.on.createRecord = async (_id, { activationDigest }) => {
        live = activationDigest;
        return answered({ outcome: 'created' });
      };
      kiosk.server.on.replaceCode = async (_id, { activationDigest }) => {
        if (next?.replacement === 'unreachable') return unreachable;
        if (next?.replacement !== 'lost-before') live = activationDigest;
        return next?.replacement === 'answered' ? answered(null) : timedOut;
      };
      kiosk.printer.outcome = async () => next?.outcome ?? { outcome: 'printed' };
      const visitId = await opened(kiosk, dupont);
      for (next of tickets) {
        await kiosk.visits.askTicket({ visitId, on: next.on, language: 'fr' });
        await settled();
        const codes = kiosk.printer.tickets.map(({ code }) => String(code));
        expect(new Set(codes).size).toBe(codes.length);
        const { visit } = kiosk.board.state();
        if (visit.stage !== 'finished' || visit.ticket === null)
          throw new Error('The visit is not finished.');
        const { ticket } = visit;
        if (ticket.ticket === 'printed') expect(live).toBe(codes.at(-1)?.replace('CODE', 'digest-'));
        const shown = 'codeOnScreen' in ticket ? ticket.codeOnScreen?.code : undefined;
        if (shown !== undefined) expect(live).toBe(shown.replace(/^CODE-(\d+)-.*$/, 'digest-$1'));
      }
    }),
    { numRuns: 80 },
  );
});
