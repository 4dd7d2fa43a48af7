import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, CommandReading } from '../../../kiosk-agent/simulator/virtual-printer/commands.ts';
import { Interpreter } from '../../../kiosk-agent/simulator/virtual-printer/interpreter.ts';
import { jobDetails } from '../../../kiosk-agent/simulator/virtual-printer/job-log.ts';
import { encodeTicket } from '../../../kiosk-agent/src/printer/escpos.ts';
import { type PrinterProfileName, printerProfiles } from '../../../kiosk-agent/src/printer/profiles.ts';
import type { TicketBlock, TicketContent } from '../../../kiosk-agent/src/printer/ticket.ts';
import { ticketBytes } from './sample-tickets.ts';

const profileNames = Object.keys(printerProfiles) as PrinterProfileName[];

function commandsOf(bytes: Uint8Array): Command[] {
  const reading = new CommandReading();
  return [...bytes].flatMap((byte) => reading.push(byte) ?? []);
}

/** Everything but the letters: what the printer is made to do. */
function actsOf(bytes: Uint8Array): Command[] {
  return commandsOf(bytes).filter((command) => command.name !== 'text');
}

function onPaper(bytes: Uint8Array) {
  const interpreter = new Interpreter();
  for (const command of commandsOf(bytes)) interpreter.execute(command);
  return jobDetails({ id: '1', at: '', printed: true, paper: interpreter.paper });
}

/** Names as an attacker would write them: commands of the printer between letters. */
const hostileName = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '\u001b@',
        '\u001dV\u0000',
        '\u0010\u0004\u0001',
        '\u001d(k\u0003\u00001Q0',
        '\n',
        '\u0085',
      ),
      fc.constantFrom('œ', '’', '–', '€', 'Ÿ', 'Pharmacie '),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => `A${parts.join('')}`.slice(0, 80));

describe('the bytes of a ticket', () => {
  test.each(profileNames)(
    'make a printer of profile %s do the same whatever the name of the site',
    (profile) => {
      const usual = actsOf(ticketBytes({ siteName: 'A' }, profile));
      fc.assert(
        fc.property(hostileName, (siteName) => {
          expect(actsOf(ticketBytes({ siteName }, profile))).toEqual(usual);
        }),
        { numRuns: profile === 'raster-80' ? 20 : 200 },
      );
    },
  );

  test('of a text that was not made printable are never made', () => {
    const block: TicketBlock = { kind: 'text', text: 'A\u001b@', align: 'left', scale: 1, bold: false };
    expect(() => encodeTicket([block], printerProfiles['generic-80'])).toThrow('code page');
  });

  test('are the same for the same ticket', () => {
    expect(ticketBytes()).toEqual(ticketBytes());
  });

  test('of every profile stay on 110 mm, without a warning, for any name and any usual address', () => {
    const host = fc.stringMatching(/^[a-z]{1,12}(-[a-z]{1,10}){0,2}\.[a-z]{2,10}\.fr$/);
    const ticket = fc.record({
      outcome: fc.constantFrom<TicketContent['outcome']>('created', 'pending'),
      siteName: hostileName,
      activationUrl: host.map((name) => `https://${name}/a`),
    });
    fc.assert(
      fc.property(ticket, fc.constantFrom(...profileNames), (content, profile) => {
        const paper = onPaper(ticketBytes(content, profile));
        expect(paper.lengthMm).toBeLessThanOrEqual(110);
        expect([...paper.warnings, ...paper.unknown]).toEqual([]);
        expect(paper.cuts).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  test('draw a QR whose modules are at least 0.5 mm wide, also for a long address', () => {
    const activationUrl = `https://${'sous-domaine.'.repeat(6)}exemple.fr/a`;
    const sizes = commandsOf(ticketBytes({ activationUrl }))
      .filter(({ name, data }) => name === 'GS (' && data[1] === 67)
      .map(({ data }) => data[2]);
    expect(sizes).toEqual([4]);
  });
});
