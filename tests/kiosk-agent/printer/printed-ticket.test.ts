/** The whole way of the ticket: composed, encoded, sent over TCP, interpreted, drawn, read back. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PrinterProfileName, printerProfiles } from '../../../kiosk-agent/src/printer/profiles.ts';
import type { TicketContent } from '../../../kiosk-agent/src/printer/ticket.ts';
import { formatActivationCode } from '../../../server/contract/activation-code.ts';
import { type PrintedJob, type PrinterBench, startPrinterBench } from '../../support/printer-bench.ts';
import { readQr } from './read-qr.ts';
import { printerAt, sampleCode, ticketBytes } from './sample-tickets.ts';

let bench: PrinterBench;
beforeAll(async () => {
  bench = await startPrinterBench();
});
afterAll(() => bench.stop());

beforeEach(() => fetch(`${bench.operatorUrl}/jobs`, { method: 'DELETE' }));

async function printed(
  change: Partial<TicketContent> = {},
  profile: PrinterProfileName = 'generic-80',
): Promise<PrintedJob> {
  const printer = printerAt(bench.address);
  expect(await printer.print(ticketBytes(change, profile))).toEqual({ outcome: 'printed' });
  await printer.close();
  const [job, ...others] = await bench.jobs();
  expect(others).toEqual([]);
  if (!job) throw new Error('No job arrived.');
  return job;
}

describe.each(Object.keys(printerProfiles) as PrinterProfileName[])(
  'a ticket on the profile %s',
  (profile) => {
    test('comes out whole, understood, cut once, on at most 110 mm', async () => {
      const job = await printed({}, profile);
      expect(job).toMatchObject({ printed: true, unknown: [], warnings: [], cuts: 1 });
      expect(job.lengthMm).toBeLessThanOrEqual(110);
    });

    test('has a QR that two foreign readers read exactly', async () => {
      const job = await printed({}, profile);
      const content = `https://dmp.exemple.fr/a#${formatActivationCode(sampleCode)}`;
      expect(await readQr(await bench.png(job.id))).toEqual({ jsqr: content, zxing: content });
      expect(job.qr).toEqual(printerProfiles[profile].qr === 'native' ? [content] : []);
    });
  },
);

describe('the printed ticket', () => {
  test('shows the code 12 mm high and as it is typed', async () => {
    const { lines } = await printed();
    const large = lines.filter((line) => line.height === 4 && line.width === 4);
    expect(large.map((line) => line.text).join('')).toBe(formatActivationCode(sampleCode));
  });

  test('keeps every accent and sign of French', async () => {
    const siteName = 'Cœur d’Évry – L’Haÿ, Ÿ, 5 €, « ça » Œ…';
    const { lines } = await printed({ siteName });
    expect(lines[0]?.text).toBe(siteName);
  });

  test('reads as its sentences, broken between words only', async () => {
    const { lines } = await printed({ outcome: 'pending' });
    expect(lines.map((line) => line.text)).toMatchObject({
      1: 'Ouverture demandée',
      2: 'Votre DMP n’est pas encore ouvert.',
      8: 'On vous demandera ce code, votre date de',
      9: 'naissance et les 4\u00a0derniers chiffres de votre',
      10: 'numéro de Sécurité sociale.',
      11: 'Valable 30\u00a0jours, jusqu’au 21\u00a0décembre\u00a02026.',
    });
  });
});
