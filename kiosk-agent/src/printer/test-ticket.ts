/**
 * The ticket that shows an installer whether the profile fits the printer: its page, its width, its QR, its knife, and
 * whether it proves that it has printed. It holds no secret. Pure but for the drawing of letters.
 */

import { testTicketFr } from '../text/test-ticket-fr.ts';
import { type DotPicture, dotPicture } from './dot-picture.ts';
import { isOnPage } from './printable.ts';
import type { PrinterProfile, PrinterProfileName } from './profiles.ts';
import { gap, line, type TicketBlock } from './ticket.ts';

export function testTicket(name: PrinterProfileName, profile: PrinterProfile): TicketBlock[] {
  const { page } = profile;
  const letters = onPage(testTicketFr.letters, profile);
  return [
    line(testTicketFr.title, { align: 'center', scale: 2, bold: true }),
    line(testTicketFr.profile(name, profile.dots, profile.dotsPerInch)),
    line(testTicketFr.confirms[profile.confirms]),
    gap(8),
    line(page === null ? testTicketFr.noPage : testTicketFr.page(page.name, page.number), { bold: true }),
    line(letters),
    line(testTicketFr.asDrawn, { bold: true }),
    line(letters, { asPicture: true }),
    gap(8),
    line(testTicketFr.arabic, { align: 'center' }),
    gap(8),
    line(testTicketFr.ruler(rulerMm(profile))),
    { kind: 'picture', picture: ruler(profile) },
    gap(12),
    { kind: 'qr', content: testTicketFr.qr },
    gap(8),
    line(testTicketFr.end, { align: 'center' }),
  ];
}

/** Only what the printer's page claims to have: a wrong shape then means a wrong number. */
function onPage(letters: string, { page }: PrinterProfile): string {
  return [...letters].filter((letter) => page === null || isOnPage(letter, page.name)).join('');
}

const rulerRows = 40;

/** Whole millimetres that fit between the first dot and the last. */
function rulerMm({ dots, dotsPerInch }: PrinterProfile): number {
  return Math.floor(((dots - 2) * 25.4) / dotsPerInch);
}

/** One mark a millimetre, longer each 5 and 10; the line above them goes from the first dot to the last. */
function ruler(profile: PrinterProfile): DotPicture {
  const { dots, dotsPerInch } = profile;
  const marks = new Map(
    Array.from({ length: rulerMm(profile) + 1 }, (_, mm) => [Math.round((mm * dotsPerInch) / 25.4), mm]),
  );
  const reach = (mm: number): number => (mm % 10 === 0 ? rulerRows : mm % 5 === 0 ? 28 : 16);
  return dotPicture(dots, rulerRows, (x, y) => {
    // Two dots wide: a single one is hard to see.
    const mm = marks.get(x) ?? marks.get(x - 1);
    return y < 2 || (mm !== undefined && y < reach(mm));
  });
}
