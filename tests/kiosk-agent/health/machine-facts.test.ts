import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { machineFacts, validity } from '../../../kiosk-agent/src/health/machine-facts.ts';
import { testPki } from '../../support/pki.ts';

let uiDist: string;
beforeEach(() => {
  uiDist = mkdtempSync(join(tmpdir(), 'borne-ui-'));
  mkdirSync(join(uiDist, 'voice/fr'), { recursive: true });
});
afterEach(() => rmSync(uiDist, { recursive: true }));

async function voiceOf(manifest: unknown) {
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
  writeFileSync(join(uiDist, 'voice/fr/manifest.json'), text);
  return (await machineFacts(uiDist)).voice;
}

const line = (file: string) => ({
  id: 'welcome',
  textHash: '0'.repeat(16),
  engine: 'e',
  file,
  durationMs: 900,
});
const manifest = { locale: 'fr', silentBecause: null, lines: [line('welcome.1.opus')], characters: [] };

describe('the voice', () => {
  test('is found by its first clip', async () => {
    expect(await voiceOf(manifest)).toEqual({ found: 'clips', sample: '/voice/fr/welcome.1.opus' });
  });

  test('that was not made says why', async () => {
    const silent = { ...manifest, lines: [], silentBecause: 'espeak-ng-missing' };
    expect(await voiceOf(silent)).toEqual({ found: 'silence', because: 'espeak-ng-missing' });
  });

  test('is not there, or is nonsense', async () => {
    expect((await machineFacts(uiDist)).voice).toEqual({ found: 'nothing' });
    for (const nonsense of ['', '[]', { ...manifest, lines: [line('../../etc/passwd')] }]) {
      expect(await voiceOf(nonsense)).toEqual({ found: 'nonsense' });
    }
  });
});

test('the disk tells its space', async () => {
  const { disk } = await machineFacts(uiDist);
  expect(disk?.totalBytes).toBeGreaterThan(disk?.freeBytes ?? 0);
  expect(disk?.freeBytes).toBeGreaterThan(0);
});

test('a certificate tells from when to when', async () => {
  const { from, to } = validity(readFileSync((await testPki()).kioskCert, 'utf8'));
  expect(from.getTime()).toBeLessThan(Date.now());
  expect(to.getTime()).toBeGreaterThan(Date.now());
});
