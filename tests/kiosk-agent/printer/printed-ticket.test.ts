/** The whole way of the ticket: composed, encoded, sent over TCP, interpreted, drawn, read back and measured. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dotPicture } from '../../../kiosk-agent/src/printer/dot-picture.ts';
import { encodeTicket } from '../../../kiosk-agent/src/printer/escpos.ts';
import { type PrinterProfileName, printerProfiles } from '../../../kiosk-agent/src/printer/profiles.ts';
import { testTicket } from '../../../kiosk-agent/src/printer/test-ticket.ts';
import type { TicketContent } from '../../../kiosk-agent/src/printer/ticket.ts';
import { formatActivationCode } from '../../../server/contract/activation-code.ts';
import type { Language } from '../../../server/contract/consent.ts';
import { type PrintedJob, type PrinterBench, startPrinterBench } from '../../support/printer-bench.ts';
import { inkedBands, modelOf, onPaper, paperOf, photographOf, profileNames } from './on-paper.ts';
import { readQr } from './read-qr.ts';
import { languages, printerAt, sampleCode, ticketBytes } from './sample-tickets.ts';

let bench: PrinterBench;
beforeAll(async () => {
  bench = await startPrinterBench();
});
afterAll(() => bench.stop());

beforeEach(() => bench.reset());

async function printed(job: Uint8Array, profile: PrinterProfileName = 'generic-80'): Promise<PrintedJob> {
  await bench.become(modelOf(profile));
  if (printerProfiles[profile].tellsOutlet) await bench.faults({ outlet: 'empty' });
  const printer = printerAt(bench.address, {}, profile);
  expect(await printer.print(job)).toEqual({ outcome: 'printed' });
  await printer.close();
  const [ticket, ...others] = await bench.jobs();
  expect(others).toEqual([]);
  if (!ticket) throw new Error('No job arrived.');
  return ticket;
}

/** Two for each profile, all of them in turn. That each is understood on each paper is held in `escpos.test.ts`. */
function languagesOn(profile: PrinterProfileName): Language[] {
  const first = profileNames.indexOf(profile);
  return languages.filter((_, at) => (at - first) % (languages.length / 2) === 0);
}

describe.each(profileNames)('a ticket on the profile %s', (profile) => {
  test.each(languagesOn(profile))(
    'in %s comes out whole, understood, cut once, with a QR for two foreign readers',
    async (language) => {
      const job = await printed(ticketBytes({}, profile, language), profile);
      expect(job).toMatchObject({ printed: true, unknown: [], warnings: [], cuts: 1 });
      const content = `https://dmp.exemple.fr/a#${formatActivationCode(sampleCode)}`;
      expect(await readQr(await bench.png(job.id))).toEqual({ jsqr: content, zxing: content });
      expect(job.qr).toEqual(printerProfiles[profile].qr === 'native' ? [content] : []);
    },
  );

  test('loses no dot on a printer that hears questions inside pictures', async () => {
    await bench.faults({ hearsInPictures: true });
    const ticket = ticketBytes({}, profile, 'ar');
    const job = await printed(ticket, profile);
    expect(job).toMatchObject({ printed: true, unknown: [], warnings: [] });
    expect(job.pictures).toEqual(onPaper(ticket, profile).pictures);
  });

  test('has a code whose letters are 8 mm high at least, and no QR module under 0.5 mm', async () => {
    const { dotsPerInch } = printerProfiles[profile];
    const mm = (dots: number): number => (dots * 25.4) / dotsPerInch;
    // Letters without a tail, so that the height of the ink is the height of a capital.
    const job = ticketBytes({ code: 'EEEEEEEEEEEEEE' as never }, profile);
    const paper = paperOf(job, profile);
    const png = await photographOf(job, profile);
    const heights = inkedBands(png).map(([from, to]) => mm(to - from));
    const large = heights.filter((height) => height >= 8 && height < 12);
    expect(large.length).toBe(profile === 'generic-58' ? 3 : 2);
    for (const item of paper.items)
      if (item.kind === 'qr') expect(mm(item.scale)).toBeGreaterThanOrEqual(0.5);
  });

  test('is followed by a test ticket that comes out too, and holds no code', async () => {
    const job = await printed(
      encodeTicket(testTicket(profile, printerProfiles[profile]), printerProfiles[profile]),
      profile,
    );
    expect(job).toMatchObject({ printed: true, unknown: [], warnings: [], cuts: 1 });
    const { jsqr, zxing } = await readQr(await bench.png(job.id));
    expect([jsqr, zxing]).toEqual(Array(2).fill('BORNE DMP, TICKET D ESSAI, AUCUN CODE ICI'));
  });
});

test('a picture full of questions of status comes out whole on a printer that hears them there', async () => {
  await bench.faults({ hearsInPictures: true });
  // Each row holds 10 04 01: a lone dot, five empty ones, a dot; then the last of a byte.
  const dots = new Set([3, 13, 23]);
  const picture = dotPicture(24, 40, (x) => dots.has(x));
  const job = await printed(encodeTicket([{ kind: 'picture', picture }], printerProfiles['generic-80']));
  expect(job).toMatchObject({ printed: true, unknown: [], pictures: [{ width: 24, height: 40 }] });
});

describe('the printed ticket', () => {
  const french = async (change: Partial<TicketContent>) => (await printed(ticketBytes(change))).lines;

  test('keeps every accent and sign of French', async () => {
    const siteName = 'Cœur d’Évry – L’Haÿ, Ÿ, 5 €, « ça » Œ…';
    expect((await french({ siteName }))[0]?.text).toBe(siteName);
  });

  test('reads as its sentences, broken between words only', async () => {
    const lines = await french({ outcome: 'pending' });
    expect(lines.map((line) => line.text)).toEqual([
      'Pharmacie des Tilleuls',
      'Ouverture demandée',
      'Votre DMP n’est pas encore ouvert.',
      'Votre code, à garder pour vous :',
      'Plus tard, scannez ce carré ou ouvrez :',
      'dmp.exemple.fr/a',
      'On vous demandera ce code, votre date de',
      'naissance et les 4 derniers chiffres de votre',
      'numéro de Sécurité sociale.',
      'Valable 30 jours, jusqu’au 21 décembre 2026.',
      'Vous pourrez fermer votre DMP à tout moment :',
      'l’accueil vous dira comment.',
    ]);
  });
});

describe('the installer’s ticket', () => {
  const words = (profile: PrinterProfileName) =>
    onPaper(encodeTicket(testTicket(profile, printerProfiles[profile]), printerProfiles[profile]), profile)
      .lines.map((line) => line.text)
      .join('\n');

  test('names the profile, its page and its way to confirm', () => {
    expect(words('generic-80')).toMatch(/generic-80.*GS r.*windows1252 \(ESC t 16\)/s);
    expect(words('custom-kpm')).toMatch(/custom-kpm.*DLE EOT 20.*cp858 \(ESC t 19\)/s);
  });

  test('shows in the printer’s letters each one of French that its page has', () => {
    expect(words('epson-tm-t20')).toContain('éèêëàâäôöùûüçîïœæ ÉÈÊËÀÂÔÙÛÇÎÏŒÆŸ «ç» ’–…€°');
    expect(words('custom-kpm')).toContain('éèêëàâäôöùûüçîïæ ÉÈÊËÀÂÔÙÛÇÎÏÆ «ç» €°');
  });

  test('has a ruler as wide as the paper allows', () => {
    const { pictures } = onPaper(
      encodeTicket(testTicket('generic-58', printerProfiles['generic-58']), printerProfiles['generic-58']),
      'generic-58',
    );
    expect(pictures.at(-1)).toEqual({ width: 384, height: 40 });
  });
});
