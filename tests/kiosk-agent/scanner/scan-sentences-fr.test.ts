import { expect, test } from 'vitest';
import type { ScanOutcome } from '../../../kiosk-agent/src/scanner/scan-desk.ts';
import { scanSentence } from '../../../kiosk-agent/src/scanner/scan-sentences-fr.ts';

const outcomes: ScanOutcome[] = [
  { kind: 'ins' },
  { kind: 'ins-refused', reason: 'no-separator' },
  { kind: 'ins-refused', reason: 'not-real' },
  { kind: 'ins-refused', reason: '2d-doc' },
  { kind: 'ins-refused', reason: 'number' },
  { kind: 'ins-refused', reason: 'header' },
  { kind: 'apcv', outcome: 'not-licensed' },
  { kind: 'not-understood', symbology: 'ean' },
  { kind: 'not-understood', symbology: 'no-identifier' },
  { kind: 'dropped', reason: 'half' },
  { kind: 'busy' },
];

test('each outcome has a sentence of its own, with the no-break spaces of French', () => {
  const sentences = outcomes.map(scanSentence);
  expect(new Set(sentences).size).toBe(outcomes.length);
  for (const sentence of sentences) {
    expect(sentence).toMatch(/^[A-ZÀ-Ý].*\.$/s);
    expect(sentence).not.toMatch(/ [?!:;»]|« |'/);
  }
});

test('what the installer must set on the scanner is said', () => {
  expect(scanSentence({ kind: 'ins-refused', reason: 'no-separator' })).toContain('caractère GS');
  expect(scanSentence({ kind: 'not-understood', symbology: 'no-identifier' })).toContain('identifiant AIM');
});
