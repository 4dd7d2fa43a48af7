/** The driver whole: the card in the real pcscd, the reading by the double of the licensed library. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ApiLecReader } from '../../../../kiosk-agent/src/card/api-lec/api-lec-reader.ts';
import { loadFfi } from '../../../../kiosk-agent/src/card/api-lec/foreign-library.ts';
import { type CardBench, startCardBench } from '../../../support/card-bench.ts';
import { insert, type ObservedReader, observeReader, remove } from '../observed-reader.ts';
import { answerOf, child, type DoubleLibrary, doubleLibrary, hasCompiler, martin } from './double-library.ts';

const probe = await startCardBench();
await probe.stop();
const problem = (found: string) => ({ outcome: 'problem', problem: found });

describe.skipIf(probe.kind === 'none' || !hasCompiler() || !loadFfi())('the driver api-lec', () => {
  let bench: CardBench;
  let double: DoubleLibrary;
  let reader: ObservedReader;

  beforeAll(async () => {
    bench = await startCardBench();
    double = doubleLibrary();
  });
  afterEach(async () => {
    await bench.remove();
    await reader.reader.stop();
    double.behave('answer');
    double.answer(answerOf([martin]));
    double.describe();
    await sleep(600);
  });
  afterAll(async () => {
    await bench.stop();
    double.forget();
  });

  const start = async (changed: { descriptionFile?: string; mode?: 'production' } = {}): Promise<void> => {
    reader = await observeReader(
      (log) =>
        new ApiLecReader({
          descriptionFile: double.descriptionFile,
          mode: 'development',
          daemonSocket: bench.env['PCSCLITE_CSOCK_NAME'],
          readingMs: 2500,
          lookMs: 300,
          log,
          ...changed,
        }),
    );
  };
  const started = async (): Promise<void> => {
    await start();
    await reader.expect('ready');
  };

  test('gives the identity, and what only it can know; the chip itself is sent nothing by us', async () => {
    await started();
    expect([reader.reader.driver, [...reader.reader.gives]]).toEqual([
      'api-lec',
      ['identite', 'nir', 'droits', 'nature'],
    ]);
    const commands = await bench.commands();
    double.answer(answerOf([martin, child], '1'));
    const session = await insert(bench, reader, 'martin');
    expect(await session.read()).toMatchObject({
      outcome: 'read',
      holders: [{ number: { nir: '255081416802538' } }, { firstName: 'ÉLOI', number: { state: 'missing' } }],
      particulars: { nature: 'test', serial: '00012345', rights: [{ regime: '01', birthRank: '1' }, {}] },
    });
    expect(await bench.commands()).toBe(commands);
    expect(reader.logged.join()).toContain('API_LEC DOUBLE');
    await remove(bench, reader);
    expect(await session.read()).toEqual({ outcome: 'removed' });
  });

  test('asks the library nothing about a professional’s card', async () => {
    await started();
    // It would answer the question with a person.
    expect(await (await insert(bench, reader, 'cps')).read()).toEqual(problem('professional-card'));
  });

  test.each([
    ['crash', 'unreadable'],
    ['hang', 'mute'],
    ['refuse', 'unreadable'],
    ['noise', 'unreadable'],
    ['empty', 'unreadable'],
    ['too-long', 'unreadable'],
  ])('a library that does %s ends one reading, and the next card is read', async (behaviour, found) => {
    await started();
    double.behave(behaviour);
    expect(await (await insert(bench, reader, 'martin')).read()).toEqual(problem(found));
    double.behave('answer');
    await remove(bench, reader);
    expect(await (await insert(bench, reader, 'martin')).read()).toMatchObject({ outcome: 'read' });
    expect(reader.unread()).toEqual([]);
  });

  test('a card pulled out while the library reads it is read by nobody', async () => {
    await started();
    double.behave('hang');
    const session = await insert(bench, reader, 'martin');
    const reading = session.read();
    await bench.remove();
    expect(await reading).toEqual({ outcome: 'removed' });
    expect(await reader.expect('removed')).toEqual({ type: 'removed', sessionId: session.id });
  });

  test('says what is missing, and serves once it is there', async () => {
    await start({ descriptionFile: join(double.folder, 'none.json') });
    expect(await reader.next()).toEqual({ type: 'no-reader', reason: 'no-library-description' });
    expect(reader.logged.join()).toContain('none.json');
    await reader.reader.stop();
    double.describe({ close: { name: 'Vendor_Close', returns: 'uint16', arguments: [] } });
    await start();
    expect(await reader.next()).toEqual({ type: 'no-reader', reason: 'library-function-missing' });
    expect(reader.logged.join()).toContain('Vendor_Close');
    double.describe();
    await reader.expect('ready');
  });

  test('a library that crashes whenever it is opened is not started without end', async () => {
    double.behave('open-crash');
    await start();
    expect(await reader.next()).toEqual({ type: 'no-reader', reason: 'process-lost' });
    await sleep(2500);
    const starts = reader.logged.filter((line) => line.includes('was ended')).length;
    expect(starts).toBeLessThan(8);
    double.behave('answer');
    await reader.expect('ready');
  });

  test('production takes neither a virtual reader nor the double', async () => {
    await start({ mode: 'production' });
    expect(await reader.next()).toEqual({ type: 'no-reader', reason: 'library-double' });
  });

  test('nothing of a card is in the log, whatever the library does', async () => {
    await started();
    for (const behaviour of ['answer', 'refuse', 'noise', 'crash']) {
      double.behave(behaviour);
      await (await insert(bench, reader, 'martin')).read();
      await remove(bench, reader);
    }
    const text = reader.logged.join('\n');
    expect(text).not.toBe('');
    expect(text).not.toMatch(/MARTIN|JEANNE|2550814|19550812|12081955|00012345/);
  });
});
