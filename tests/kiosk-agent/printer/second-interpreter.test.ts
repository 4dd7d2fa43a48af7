/**
 * The ticket's bytes judged twice: the virtual printer and a second interpreter, written apart from it in another
 * language, must see the same paper. Where one of them errs alone, this fails.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Paper, Raster } from '../../../kiosk-agent/simulator/virtual-printer/paper.ts';
import { encodeTicket } from '../../../kiosk-agent/src/printer/escpos.ts';
import { type PrinterProfileName, printerProfiles } from '../../../kiosk-agent/src/printer/profiles.ts';
import { testTicket } from '../../../kiosk-agent/src/printer/test-ticket.ts';
import { encodeSheet } from '../../../kiosk-agent/src/sheet/encode-sheet.ts';
import { sampleSheet } from '../sheet/sample-sheets.ts';
import { onPaper, paperOf, profileNames } from './on-paper.ts';
import { ticketBytes } from './sample-tickets.ts';

const ReadingSchema = z.strictObject({
  lines: z.array(
    z.strictObject({
      text: z.string(),
      width: z.int(),
      height: z.int(),
      bold: z.boolean(),
    }),
  ),
  qr: z.array(z.strictObject({ content: z.string(), module: z.int(), level: z.string() })),
  pictures: z.array(z.strictObject({ width: z.int(), height: z.int(), sha256: z.string() })),
  cuts: z.array(z.int()),
  leftovers: z.array(z.string()),
});
type Reading = z.infer<typeof ReadingSchema>;

/** One interpreter reads all tickets of this file, one after the other. */
const interpreter = spawn('python3', [join(import.meta.dirname, 'second_interpreter.py')], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const readings = createInterface({ input: interpreter.stdout })[Symbol.asyncIterator]();
afterAll(() => interpreter.stdin.end());

async function secondReading(ticket: Uint8Array, knifeDots: number): Promise<Reading> {
  interpreter.stdin.write(`${knifeDots} ${Buffer.from(ticket).toString('hex')}\n`);
  const { value } = await readings.next();
  if (value === undefined) throw new Error('The second interpreter failed.');
  return ReadingSchema.parse(JSON.parse(value));
}

/** Rows of dots, packed as a printer gets them. */
function sha256(picture: Raster): string {
  const packed = new Uint8Array(picture.dots.length / 8);
  picture.dots.forEach((dot, at) => {
    packed[at >> 3] = (packed[at >> 3] ?? 0) | (dot << (7 - (at & 7)));
  });
  return createHash('sha256').update(packed).digest('hex');
}

async function expectSamePaper(ticket: Uint8Array, profile: PrinterProfileName): Promise<void> {
  const paper: Paper = paperOf(ticket, profile);
  const first = onPaper(ticket, profile);
  const second = await secondReading(ticket, paper.model.knifeDots);
  expect(second.leftovers).toEqual([]);
  expect(second.lines.map(({ text, ...line }) => ({ ...line, text: text.trim() }))).toEqual(first.lines);
  expect(second.qr.map(({ content }) => content)).toEqual(first.qr);
  expect(second.qr.map(({ module }) => module)).toEqual(
    paper.items.flatMap((item) => (item.kind === 'qr' ? [item.scale] : [])),
  );
  expect(second.pictures).toEqual(
    paper.items.flatMap((item) =>
      item.kind === 'raster' ? [{ width: item.width, height: item.height, sha256: sha256(item) }] : [],
    ),
  );
  // The virtual printer rounds a feeding unit of 204 an inch against its own 203.
  expect(second.cuts).toHaveLength(paper.cuts.length);
  second.cuts.forEach((cut, index) => {
    expect(Math.abs(cut - (paper.cuts[index] ?? 0))).toBeLessThanOrEqual(profile === 'custom-kpm' ? 4 : 0);
  });
}

const written = 'Cœur d’Évry – L’Haÿ, 5 € « ça »';
const drawn = 'صيدلية الأمل';

/** On each profile every pair of a language, an outcome and a name that is written or drawn. */
const tickets = profileNames.flatMap((profile) =>
  (
    [
      ['fr', 'created', written],
      ['fr', 'pending', drawn],
      ['ar', 'created', drawn],
      ['ar', 'pending', written],
    ] as const
  ).map(([language, outcome, siteName]) => ({ profile, language, outcome, siteName })),
);

describe('two interpreters see the same paper', () => {
  test.each(tickets)(
    'for $profile, in $language, when $outcome, of $siteName',
    async ({ profile, language, outcome, siteName }) => {
      await expectSamePaper(ticketBytes({ outcome, siteName }, profile, language), profile);
    },
  );

  test.each(['pt', 'tr'] as const)(
    'for a ticket in %s, with its letters of one page or another',
    async (language) => {
      await expectSamePaper(ticketBytes({}, 'custom-kpm', language), 'custom-kpm');
    },
  );

  test.each(profileNames)('for a guide on %s', async (profile) => {
    await expectSamePaper(encodeSheet(sampleSheet, 'pt', printerProfiles[profile]), profile);
  });

  test.each(profileNames)('for the test ticket of %s', async (profile) => {
    await expectSamePaper(
      encodeTicket(testTicket(profile, printerProfiles[profile]), printerProfiles[profile]),
      profile,
    );
  });
});

test('the second interpreter does not agree with everything', async () => {
  const spoiled = Buffer.from(ticketBytes()).map((byte, at) => (at === 40 ? 0x07 : byte));
  await expect(expectSamePaper(spoiled, 'generic-80')).rejects.toThrow();
});
