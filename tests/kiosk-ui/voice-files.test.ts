/** The sounds of the build, every one: it can be decoded, it lasts what its list says, and somebody speaks in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Manifest, ManifestSchema } from '../../kiosk-ui/src/voice/manifest.ts';
import { voiceProblems } from '../../kiosk-ui/voice/check-voice.ts';
import { spokenLanguages } from '../../kiosk-ui/voice/languages.ts';
import { utterancesOf } from '../../kiosk-ui/voice/utterances.ts';
import { buildUi } from '../support/ui-build.ts';
import { launchChromium, type OpenVisitor, openVisitor } from './browser.ts';

let browser: Browser;
let visitor: OpenVisitor;

beforeAll(async () => {
  browser = await launchChromium();
  visitor = await openVisitor(browser);
});

afterAll(async () => {
  await visitor?.close();
  await browser?.close();
});

async function manifestOf(language: string): Promise<Manifest> {
  const address = `/voice/${language}/manifest.json`;
  return ManifestSchema.parse(await visitor.page.evaluate(async (url) => (await fetch(url)).json(), address));
}

describe.each(spokenLanguages)('$language', (spoken) => {
  const { language } = spoken;

  test('the build says all that is shown and nothing else', async () => {
    const manifest = await manifestOf(language);
    expect(manifest.silentBecause, 'apt-get install espeak-ng opus-tools').toBeNull();
    const folder = join(await buildUi(), 'voice', language);
    const files = readdirSync(folder).filter((name) => name !== 'manifest.json');
    expect(voiceProblems(manifest, utterancesOf(spoken), files)).toEqual([]);
  });

  test('every file can be decoded, lasts what is written of it, and is not silent', {
    timeout: 120_000,
  }, async () => {
    const { lines, characters } = await manifestOf(language);
    const clips = [...lines, ...characters];
    const folder = join(await buildUi(), 'voice', language);
    const sounds = clips.map(({ file }) => readFileSync(join(folder, file)));
    const measured = await measuredOf(sounds);
    const wrong = clips
      .map(({ id, durationMs }, index) => ({ id, durationMs, ...(measured[index] ?? expect.unreachable()) }))
      .filter(
        ({ durationMs, decodedMs, loudness }) =>
          Math.abs(durationMs - decodedMs) > 30 || durationMs < 150 || loudness < 0.02 || loudness > 0.5,
      );
    expect(clips.length).toBeGreaterThan(500);
    expect(wrong).toEqual([]);
  });

  test('no sentence takes so long to hear that its listener would be found idle', async () => {
    const { lines } = await manifestOf(language);
    const longest = Math.max(...lines.map(({ durationMs }) => durationMs));
    expect(longest, 'between two signs of a listener').toBeLessThan(20_000);
  });
});

test('the list of the languages lies beside the page, for the installer', async () => {
  const list: { language: string; voice: { clips: number } }[] = await visitor.page.evaluate(async () =>
    (await fetch('/languages.json')).json(),
  );
  expect(list.map(({ language }) => language)).toEqual(spokenLanguages.map(({ language }) => language));
  for (const { voice } of list) expect(voice.clips).toBeGreaterThan(500);
});

interface Measured {
  decodedMs: number;
  loudness: number;
}

/** All of them in one answer: to ask for each costs as much as to decode it. */
async function measuredOf(sounds: readonly Buffer[]): Promise<Measured[]> {
  const { page } = visitor;
  const address = '/every-sound';
  await page.route(`**${address}`, (route) => route.fulfill({ body: Buffer.concat(sounds) }));
  try {
    return await page.evaluate(measure, { address, lengths: sounds.map(({ length }) => length) });
  } finally {
    await page.unroute(`**${address}`);
  }
}

interface Sounds {
  address: string;
  lengths: number[];
}

/** In the page: how long each sound lasts once decoded, and its root mean square (of each 16th sample), from 0 to 1. */
async function measure({ address, lengths }: Sounds): Promise<Measured[]> {
  const all = await (await fetch(address)).arrayBuffer();
  const context = new OfflineAudioContext(1, 48_000, 48_000);
  const measured: Measured[] = [];
  let begin = 0;
  const files = lengths.map((length) => {
    begin += length;
    return all.slice(begin - length, begin);
  });
  const one = async (file: ArrayBuffer): Promise<Measured> => {
    const sound = await context.decodeAudioData(file);
    const samples = sound.getChannelData(0);
    let power = 0;
    for (let index = 0; index < samples.length; index += 16) power += (samples[index] ?? 0) ** 2;
    return { decodedMs: sound.duration * 1000, loudness: Math.sqrt((16 * power) / samples.length) };
  };
  // A few at a time: six languages decoded at once would fill the memory of the page.
  for (let first = 0; first < files.length; first += 16) {
    measured.push(...(await Promise.all(files.slice(first, first + 16).map(one))));
  }
  return measured;
}
