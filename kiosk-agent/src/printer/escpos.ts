/** Ticket and profile -> ESC/POS bytes. Pure: the same ticket gives the same bytes. */
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { isPrintable } from './printable.ts';
import type { PrinterProfile } from './profiles.ts';
import { moduleDots, qrImage } from './qr-symbol.ts';
import type { TicketBlock } from './ticket.ts';

/** 3.4 mm from line to line at 203 dpi: tighter than the default, so that the ticket stays under 110 mm. */
const lineSpacingDots = 27;

/** `GS V 1`: one point of paper holds the ticket. Not the encoder's own, which feeds a line after the knife. */
const partialCut = Uint8Array.of(0x1d, 0x56, 1);

/** Bytes of one whole ticket, from reset to cut. Throws if a text holds a character outside the printer's page. */
export function encodeTicket(blocks: readonly TicketBlock[], profile: PrinterProfile): Uint8Array {
  const encoder = newEncoder(profile);
  return Buffer.concat([
    encoder.initialize().encode(),
    ...(profile.motionUnit === null ? [] : [motionUnit(profile.motionUnit)]),
    lineSpacing(lineSpacingDots),
    ...blocks.map((block) => encodeBlock(encoder, block, profile)),
    feed(profile.cutFeedDots),
    partialCut,
  ]);
}

function newEncoder(profile: PrinterProfile): ReceiptPrinterEncoder {
  return new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns: profile.columns,
    codepageMapping: { windows1252: profile.codePage },
    imageMode: 'raster',
    feedAfterBlock: false,
    newline: '\n',
    errors: 'strict',
  }).codepage('windows1252');
}

function encodeBlock(
  encoder: ReceiptPrinterEncoder,
  block: TicketBlock,
  profile: PrinterProfile,
): Uint8Array {
  if (block.kind === 'gap') return feed(block.dots);
  if (block.kind === 'text') return encodeText(encoder, block);
  return encodeQr(encoder.align('center'), block.content, profile.qr);
}

function encodeText(
  encoder: ReceiptPrinterEncoder,
  block: Extract<TicketBlock, { kind: 'text' }>,
): Uint8Array {
  // The encoder would print a silent `?`, or let a control byte through: what comes here was checked before.
  if (!isPrintable(block.text)) throw new Error('The ticket holds a character that its code page has not.');
  return encoder
    .align(block.align)
    .size(block.scale, block.scale)
    .bold(block.bold)
    .line(block.text)
    .size(1, 1)
    .bold(false)
    .encode();
}

function encodeQr(encoder: ReceiptPrinterEncoder, content: string, kind: PrinterProfile['qr']): Uint8Array {
  const symbol =
    kind === 'native'
      ? encoder.qrcode(content, { model: 2, size: moduleDots(content), errorlevel: 'm' })
      : encoder.image(qrImage(content), { mode: 'raster' });
  return symbol.encode();
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
