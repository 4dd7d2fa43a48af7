import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeTicket } from '../../../kiosk-agent/src/printer/escpos.ts';
import { toPrintable } from '../../../kiosk-agent/src/printer/printable.ts';
import { type PrinterProfileName, printerProfiles } from '../../../kiosk-agent/src/printer/profiles.ts';
import { gap, line, type TicketContent } from '../../../kiosk-agent/src/printer/ticket.ts';
import { commandsOf, onPaper, profileNames } from './on-paper.ts';
import { languages, ticketBytes } from './sample-tickets.ts';

const everyKind = profileNames.flatMap((profile) => languages.map((language) => ({ profile, language })));

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
        '\u001d\u0076\u0030\u0000',
        '\n',
        '\u0085',
        '\u202e',
        '<text>',
        '&#27;',
      ),
      fc.constantFrom('œ', '’', '–', '€', 'Ÿ', 'Pharmacie ', 'صيدلية ', 'Аптека', 'š'),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => `A${parts.join('')}`.slice(0, 80));

/** What the printer is made to do besides writing: pictures by their size only, they hold the drawn letters. */
function actsOf(bytes: Uint8Array): string[] {
  return commandsOf(bytes)
    .filter(({ name }) => name !== 'text')
    .map(({ name, parameters, data }) =>
      name === 'GS v' ? name : `${name} ${parameters.join(' ')} ${Buffer.from(data).toString('hex')}`,
    );
}

/** Less than the whole width: some printers wrap a full line. */
function onOneLine(name: string, profile: PrinterProfileName): string {
  const most = Math.ceil(printerProfiles[profile].dots / 12) - 1;
  const text = name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`;
  return text.replaceAll('\u00a0', ' ').trim();
}

describe.each(everyKind)('the bytes of a ticket for $profile in $language', ({ profile, language }) => {
  /** The name is written by the printer, or drawn for it; nothing else may depend on it. */
  const tickets = ['A', 'Ă'].map((siteName) => ticketBytes({ siteName }, profile, language));
  const [written = [], drawn = []] = tickets.map(actsOf);
  const isDrawn = language === 'ar' || language === 'tr' || profile === 'raster-80';

  test('make the printer do nothing that the name of the site could choose, and write what the allow-list says', () => {
    fc.assert(
      fc.property(hostileName, (siteName) => {
        const bytes = ticketBytes({ siteName }, profile, language);
        const acts = actsOf(bytes);
        expect([written, drawn]).toContainEqual(acts);
        const paper = onPaper(bytes, profile);
        expect([...paper.unknown, ...paper.warnings]).toEqual([]);
        const isWritten = acts.length === written.length && written.length !== drawn.length;
        if (isWritten) expect(paper.lines[0]?.text).toBe(onOneLine(toPrintable(siteName), profile));
      }),
      // Over all kinds some two hundred names; one that is drawn is dear.
      { numRuns: isDrawn ? 3 : 6 },
    );
  });

  test('hold no real-time command, also inside pictures', () => {
    for (const [bytes, second] of tickets.flatMap((ticket) =>
      [0x04, 0x05, 0x14].map((second) => [ticket, second] as const),
    )) {
      expect(Buffer.from(bytes).includes(Buffer.of(0x10, second))).toBe(false);
    }
  });

  test.each(['created', 'pending'] as const)('when %s stay on 110 mm of 80 mm paper', (outcome) => {
    // Arabic stands highest; the others take turns with the language and the outcome.
    const others = ['W'.repeat(80), 'Š'.repeat(80), 'A'];
    const turn = languages.indexOf(language) + (outcome === 'created' ? 0 : 1);
    for (const siteName of ['صيدلية '.repeat(11), others[turn % others.length] ?? '']) {
      const paper = onPaper(ticketBytes({ outcome, siteName }, profile, language), profile);
      // 58 mm paper is as long as it must be, but not endless.
      expect(paper.lengthMm).toBeLessThanOrEqual(profile === 'generic-58' ? 155 : 110);
      expect([...paper.warnings, ...paper.unknown]).toEqual([]);
      expect(paper.cuts).toBe(1);
    }
  });
});

describe('the bytes of a ticket', () => {
  test('of a text that was not made printable are never made', () => {
    for (const text of ['A\u001b@', 'A\n', '药房', '\u202e']) {
      expect(() => encodeTicket([line(text)], printerProfiles['generic-80'])).toThrow('in no font');
    }
  });

  test('are the same for the same ticket', () => {
    expect(ticketBytes({}, 'custom-kpm', 'ar')).toEqual(ticketBytes({}, 'custom-kpm', 'ar'));
  });

  test('of every profile stay on 110 mm, without a warning, for any usual address', () => {
    // 35 characters at most: longer ones make a larger QR, and a line more.
    const host = fc.stringMatching(/^[a-z]{1,12}(-[a-z]{1,10})?\.[a-z]{2,8}\.fr$/);
    const ticket = fc.record({
      outcome: fc.constantFrom<TicketContent['outcome']>('created', 'pending'),
      siteName: hostileName,
      activationUrl: host.map((name) => `https://${name}/a`),
    });
    const profile = fc.constantFrom<PrinterProfileName>(...profileNames);
    fc.assert(
      fc.property(ticket, profile, fc.constantFrom(...languages), (content, name, language) => {
        const paper = onPaper(ticketBytes(content, name, language), name);
        expect(paper.lengthMm).toBeLessThanOrEqual(name === 'generic-58' ? 160 : 110);
        expect([...paper.warnings, ...paper.unknown]).toEqual([]);
        expect(paper.cuts).toBe(1);
      }),
      { numRuns: 40 },
    );
  });

  test.each(profileNames)(
    'on %s draw a QR whose modules are at least 0.5 mm, also for a long address',
    (name) => {
      const activationUrl = `https://${'sous-domaine.'.repeat(5)}exemple.fr/a`;
      const { dotsPerInch, qr } = printerProfiles[name];
      if (qr === 'raster') return;
      const [size = 0] = commandsOf(ticketBytes({ activationUrl }, name))
        .filter((command) => command.name === 'GS (' && command.data[1] === 67)
        .map(({ data }) => data[2] ?? 0);
      expect((size * 25.4) / dotsPerInch).toBeGreaterThanOrEqual(0.5);
    },
  );

  test('end with the knife and the outlet of the model', () => {
    const end = (name: PrinterProfileName) =>
      Buffer.from(encodeTicket([gap(1)], printerProfiles[name])).toString('hex');
    expect(end('epson-tm-t88')).toMatch(/1b40.*1d50b4b4.*1d564203$/);
    expect(end('custom-kpm')).toMatch(/1d5641031d65030c$/);
    expect(end('generic-80')).toMatch(/1b4a741d5601$/);
    expect(end('generic-58')).not.toMatch(/1d50/);
  });
});
