/** The process around a C library: what it may lack, and what a library may do to it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadFfi } from '../../../../kiosk-agent/src/card/api-lec/foreign-library.ts';
import { installedLibrary } from '../../../../kiosk-agent/src/card/api-lec/installed-library.ts';
import { LibraryChild } from '../../../../kiosk-agent/src/card/api-lec/library-child.ts';
import type { LibraryDescription } from '../../../../kiosk-agent/src/card/api-lec/library-description.ts';
import { answerOf, type DoubleLibrary, doubleLibrary, hasCompiler, martin } from './double-library.ts';

/** Where there is a C compiler and `koffi`: the double is compiled here. */
describe.skipIf(!hasCompiler() || !loadFfi())('a C library in a process of its own', () => {
  let double: DoubleLibrary;
  let child: LibraryChild | null = null;
  let story: string[] = [];

  beforeAll(() => {
    double = doubleLibrary();
  });
  beforeEach(() => {
    story = [];
    double.behave('answer');
    double.answer(answerOf([martin]));
    double.describe();
  });
  afterEach(() => child?.stop());
  afterAll(() => double.forget());

  const start = (
    changed: Partial<LibraryDescription> = {},
    mode: 'development' | 'production' = 'development',
    loadingMs = 20_000,
  ): LibraryChild => {
    child = new LibraryChild({
      description: { ...double.description, ...changed },
      mode,
      loadingMs,
      readingMs: 2000,
      onReady: (isDouble) => story.push(isDouble ? 'ready, a double' : 'ready'),
      onUnready: (reason, what) => story.push(`${reason}: ${what}`),
      onEnd: (why) => story.push(why),
    });
    return child;
  };
  const settled = (): Promise<void> => expect.poll(() => story, { timeout: 20_000 }).not.toEqual([]);

  test('is loaded, opened once to see that it works, and known for a double', async () => {
    start();
    await settled();
    expect(story).toEqual(['ready, a double']);
  });

  test('gives its documents, byte for byte, as often as it is asked', async () => {
    const started = start();
    await settled();
    for (const xml of [answerOf([martin]), answerOf([])]) {
      double.answer(xml);
      const reading = await started.read();
      expect(
        reading.outcome === 'documents' &&
          reading.documents.map((bytes) => Buffer.from(bytes).toString('latin1')),
      ).toEqual([xml]);
    }
  });

  test('refuses to open in production, because it is a double', async () => {
    start({}, 'production');
    await settled();
    expect(story).toEqual(['library-refused: Double_Open = 99 3 99']);
  });

  test('that does not load is told by its file', async () => {
    const library = join(double.folder, 'no-library.so');
    writeFileSync(library, 'this is no library');
    start({ library });
    await settled();
    expect(story).toEqual([`library-not-loaded: ${library}`]);
  });

  test('that lacks a function is told by that function’s name', async () => {
    start({ close: { name: 'Vendor_Close', returns: 'uint16', arguments: [] } });
    await settled();
    expect(story).toEqual(['library-function-missing: Vendor_Close']);
  });

  test.each([
    ['open-refuse', ['library-refused: Double_Open = 41 3 41']],
    ['open-crash', ['crashed']],
  ])('on opening %s', async (behaviour, told) => {
    double.behave(behaviour);
    start();
    await settled();
    expect(story).toEqual(told);
  });

  test('on opening open-hang: it is given up, and its process with it', async () => {
    double.behave('open-hang');
    const started = start({}, 'development', 1000);
    await settled();
    expect(story).toEqual(['hung']);
    expect(await started.read()).toEqual({ outcome: 'crashed' });
  });

  test.each([
    ['refuse', { outcome: 'refused', what: 'Double_Read = 7 1 7' }],
    ['empty', { outcome: 'refused', what: 'Double_Read = 0 1 0' }],
    ['too-long', { outcome: 'refused', what: 'Double_Read = 0 1 0' }],
    ['crash', { outcome: 'crashed' }],
    ['hang', { outcome: 'hung' }],
  ])('on reading %s', async (behaviour, expected) => {
    const started = start();
    await settled();
    double.behave(behaviour);
    expect(story).toEqual(['ready, a double']);
    expect(await started.read()).toEqual(expected);
    const isOver = expected.outcome === 'crashed' || expected.outcome === 'hung';
    expect(story.slice(1)).toEqual(isOver ? [expected.outcome] : []);
    if (isOver) expect(await started.read()).toEqual({ outcome: 'crashed' });
  });

  test('the mute reader of a card is no reason to leave a process behind', async () => {
    const started = start();
    await settled();
    double.behave('hang');
    const reading = started.read();
    await started.stop();
    expect(await reading).toEqual({ outcome: 'crashed' });
    expect(story).toEqual(['ready, a double']);
  });

  test('what is not installed is told file by file, in the order in which it is needed', () => {
    const { descriptionFile, folder, description } = double;
    expect(installedLibrary(join(folder, 'none.json'))).toMatchObject({ reason: 'no-library-description' });
    writeFileSync(descriptionFile, '{"library": 1}');
    expect(installedLibrary(descriptionFile)).toMatchObject({
      ...{ reason: 'wrong-library-description', what: descriptionFile },
    });
    double.describe({ library: '/nowhere/lib.so' });
    expect(installedLibrary(descriptionFile)).toMatchObject({
      reason: 'no-library',
      what: '/nowhere/lib.so',
    });
    double.describe({ settings: '/nowhere/api_lec.ini' });
    expect(installedLibrary(descriptionFile)).toMatchObject({
      ...{ reason: 'no-library-settings', what: '/nowhere/api_lec.ini' },
    });
    const settings = join(folder, 'other.ini');
    writeFileSync(settings, 'Ressource_CPS=x\n');
    double.describe({ settings });
    expect(installedLibrary(descriptionFile)).toMatchObject({ reason: 'no-library-reader', what: settings });
    double.describe();
    expect(installedLibrary(descriptionFile)).toMatchObject({
      ...{ installed: true, description, readerName: 'Virtual PCD 00 00' },
    });
  });
});
