/** The sheets as bytes on every printer: understood, cut once, short, in the largest letters that fit. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepsWords } from '../../../kiosk-agent/src/printer/layout.ts';
import { type PrinterProfileName, printerProfiles } from '../../../kiosk-agent/src/printer/profiles.ts';
import { encodeSheet, sheetSize } from '../../../kiosk-agent/src/sheet/encode-sheet.ts';
import { composeSheet } from '../../../kiosk-agent/src/sheet/sheet.ts';
import type { Language } from '../../../server/contract/consent.ts';
import { type PrinterBench, startPrinterBench } from '../../support/printer-bench.ts';
import { onPaper, profileNames } from '../printer/on-paper.ts';
import { languages, printerAt } from '../printer/sample-tickets.ts';
import { everySheet, sampleSheet } from './sample-sheets.ts';

/** Simple French has the words of French. */
const translations = languages.filter((language) => language !== 'fr-simple');
const longNames = ['W'.repeat(80), 'Š'.repeat(80)];

/** These lay out as `generic-80` does, which takes every language; they cut otherwise, or lack a few letters. */
const likeGeneric80: Partial<Record<PrinterProfileName, readonly Language[]>> = {
  'epson-tm-t20': ['tr'],
  'star-escpos': ['pt'],
  'custom-kpm': ['fr', 'ar'],
};
const languagesOn = (profile: PrinterProfileName) => likeGeneric80[profile] ?? translations;

describe.each(profileNames)('on %s', (profile) => {
  const { [profile]: printer } = printerProfiles;

  test.each(languagesOn(profile))(
    'every sheet in %s is understood, cut once, and 130 mm long at most',
    (language) => {
      for (const [at, content] of everySheet.entries()) {
        const siteName = longNames[at % longNames.length] ?? '';
        const paper = onPaper(encodeSheet({ ...content, siteName }, language, printer), profile);
        expect([...paper.unknown, ...paper.warnings], content.paper).toEqual([]);
        expect(paper.cuts, content.paper).toBe(1);
        // On 58 mm paper as long as it must be.
        expect(paper.lengthMm, content.paper).toBeLessThanOrEqual(profile === 'generic-58' ? 160 : 130);
      }
    },
  );
});

describe('the letters', () => {
  const size = (paper: (typeof everySheet)[number]['paper'], profile: keyof typeof printerProfiles) =>
    sheetSize({ ...sampleSheet, paper, regime: 'consent-2016' }, 'fr', printerProfiles[profile]);

  test('of receipts are large on 80 mm paper, of guides larger than small, of five points small', () => {
    expect(size('refusal', 'generic-80')).toBe('large');
    expect(size('closure', 'generic-80')).toBe('large');
    expect(size('guide-oppose', 'generic-80')).toBe('middle');
    expect(size('information', 'generic-80')).toBe('small');
  });

  test('are smaller where paper is narrow', () => {
    expect(size('guide-oppose', 'generic-58')).toBe('small');
  });

  test.each(profileNames)('are never so large that a word is cut on %s', (profile) => {
    for (const language of languagesOn(profile)) {
      for (const content of everySheet) {
        const chosen = sheetSize(content, language, printerProfiles[profile]);
        const blocks = composeSheet(content, language, chosen);
        expect(keepsWords(blocks, printerProfiles[profile]), `${content.paper} ${language}`).toBe(true);
      }
    }
    // « değiştirebilirsiniz » is longer than a large line of 58 mm.
    expect(sheetSize({ ...sampleSheet, paper: 'refusal' }, 'tr', printerProfiles['generic-58'])).not.toBe(
      'large',
    );
  });
});

describe('a refusal that is printed', () => {
  let bench: PrinterBench;
  beforeAll(async () => {
    bench = await startPrinterBench();
  });
  afterAll(() => bench.stop());

  test('says its sentences in the printer’s own letters, two cells high', async () => {
    const printer = printerAt(bench.address);
    const content = { ...sampleSheet, paper: 'refusal', regime: 'consent-2016' } as const;
    const job = encodeSheet(content, 'fr', printerProfiles['generic-80']);
    expect(await printer.print(job)).toEqual({ outcome: 'printed' });
    await printer.close();
    const [sheet] = await bench.jobs();
    expect(sheet?.lines.map(({ text, height }) => `${height} ${text}`)).toEqual([
      '1 Pharmacie des Tilleuls',
      '1 23 novembre 2026',
      '2 Vous avez dit non',
      '2 Rien n’est ouvert.',
      '2 Vos soins et vos',
      '2 remboursements restent',
      '2 les mêmes.',
      '2 Vous pourrez changer',
      '2 d’avis.',
      '2 Revenez alors avec',
      '2 votre carte Vitale.',
      '1 Ce papier ne porte aucun nom.',
    ]);
  });
});
