import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { machineFacts, validity } from '../../../kiosk-agent/src/health/machine-facts.ts';
import { languageEntry } from '../../../kiosk-ui/voice/language-list.ts';
import { spokenLanguages } from '../../../kiosk-ui/voice/languages.ts';
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
const manifest = { language: 'fr', silentBecause: null, lines: [line('welcome.1.opus')], characters: [] };

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

describe('the languages', () => {
  const list = async (text: string) => {
    writeFileSync(join(uiDist, 'languages.json'), text);
    return (await machineFacts(uiDist)).languages;
  };
  const french = { language: 'fr', review: { status: 'reference' }, voice: { clips: 9, recorded: 0 } };

  test('are as the built screen says', async () => {
    expect(await list(JSON.stringify([french]))).toEqual([french]);
  });

  test('are not known where the screen says nothing, or nonsense', async () => {
    expect((await machineFacts(uiDist)).languages).toBeNull();
    const wrong = [
      { ...french, review: { status: 'reviewed' } },
      { ...french, language: 'xx' },
    ];
    for (const nonsense of ['', '{}', ...wrong.map((each) => JSON.stringify([each]))]) {
      expect(await list(nonsense)).toBeNull();
    }
  });

  test('are what the build of the screens writes', async () => {
    for (const spoken of spokenLanguages) {
      const manifest = { language: spoken.language, silentBecause: null, lines: [], characters: [] };
      const entry = languageEntry(spoken, manifest);
      expect(await list(JSON.stringify([entry]))).toEqual([entry]);
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
