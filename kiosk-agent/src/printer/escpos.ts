/** Ticket and profile -> ESC/POS bytes. The same ticket gives the same bytes. */
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { rasterCommands } from './dot-picture.ts';
import { type Line, layOut, type Step } from './layout.ts';
import { isOnPage } from './printable.ts';
import type { PrinterProfile } from './profiles.ts';
import { textPicture } from './text-picture.ts';
import type { TicketBlock } from './ticket.ts';

/** Bytes of one whole ticket, from reset to cut. Throws if a text holds what nothing can show. */
export function encodeTicket(blocks: readonly TicketBlock[], profile: PrinterProfile): Uint8Array {
  const encoder = newEncoder(profile);
  return Buffer.concat([
    encoder.initialize().encode(),
    ...(profile.motionUnit === null ? [] : [motionUnit(profile.motionUnit)]),
    lineSpacing(profile.lineSpacing),
    ...layOut(blocks, profile).map((step) => encodeStep(encoder, step, profile)),
    ...(profile.cut.feedDots === 0 ? [] : [feed(profile.cut.feedDots)]),
    Uint8Array.from(profile.cut.command),
    Uint8Array.from(profile.handOver),
  ]);
}

function newEncoder({ columns, page }: PrinterProfile): ReceiptPrinterEncoder {
  const encoder = new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns,
    codepageMapping: page === null ? {} : { [page.name]: page.number },
    feedAfterBlock: false,
    newline: '\n',
    errors: 'strict',
  });
  return page === null ? encoder : encoder.codepage(page.name);
}

function encodeStep(encoder: ReceiptPrinterEncoder, step: Step, profile: PrinterProfile): Uint8Array {
  switch (step.kind) {
    case 'line':
      return encodeLine(encoder, step, profile);
    case 'drawn':
      return rasterCommands(textPicture(step.texts, step.style, profile));
    case 'picture':
      return rasterCommands(step.picture);
    case 'qr':
      return encoder
        .align('center')
        .qrcode(step.content, { model: 2, size: step.module, errorlevel: 'm' })
        .encode();
    case 'feed':
      return feed(step.dots);
    default:
      return step satisfies never;
  }
}

function encodeLine(encoder: ReceiptPrinterEncoder, line: Line, { page }: PrinterProfile): Uint8Array {
  if (page === null || !isOnPage(line.text, page.name)) throw new Error('A line that is not on the page.');
  // The line is broken already, and the page's own no-break space is empty paper only on most printers.
  const text = line.text.replaceAll('\u00a0', ' ');
  return encoder
    .align(line.align === 'center' ? 'center' : 'left')
    .size(line.width, line.height)
    .bold(line.bold)
    .line(text)
    .size(1, 1)
    .bold(false)
    .encode();
}

/** `ESC J n`: prints what waits on the line and feeds n dots. */
function feed(dots: number): Uint8Array {
  return Uint8Array.of(0x1b, 0x4a, dots);
}

/** `ESC 3 n`. */
function lineSpacing(dots: number): Uint8Array {
  return Uint8Array.of(0x1b, 0x33, dots);
}

/** `GS P x y`, in units per inch. */
function motionUnit(perInch: number): Uint8Array {
  return Uint8Array.of(0x1d, 0x50, perInch, perInch);
}
