/**
 * The virtual printer judged by a client that nobody here wrote: receiptio asks for status, prints, and says what it
 * believes. It always dials port 9100, so each run gets a loopback address of its own: no other run can hold its port.
 */
import { randomInt } from 'node:crypto';
import receiptio from 'receiptio';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PrinterBench, startPrinterBench } from '../../../support/printer-bench.ts';

let bench: PrinterBench;
let host = '';
beforeAll(async () => {
  host = ['127', ...Array.from({ length: 3 }, () => randomInt(2, 254))].join('.');
  bench = await startPrinterBench({ VIRTUAL_PRINTER_HOST: host, VIRTUAL_PRINTER_PORT: '9100' });
});
afterAll(() => bench.stop());
beforeEach(() => bench.reset());

const receipt = '^^^Borne\n\nÉléonore, œuvre – 5,00 €\n';

/** `generic`: without its search for the maker, which sends what only some makers know. */
async function prints(): Promise<string> {
  return receiptio.print(receipt, `-d ${host} -p generic -l fr -t 5`);
}

async function inquires(): Promise<string> {
  return receiptio.print('', `-d ${host} -p generic -q printer`);
}

describe('a foreign client', () => {
  test.each([
    [{}, 'success'],
    [{ paper: 'near' }, 'success'],
    [{ paper: 'out' }, 'paperempty'],
    [{ cover: 'open' }, 'coveropen'],
    [{ cutter: 'fault' }, 'error'],
  ] as const)('that prints with %j says %s', async (faults, result) => {
    await bench.faults(faults);
    expect(await prints()).toBe(result);
    const printed = (await bench.jobs()).filter((job) => job.printed);
    expect(printed).toHaveLength(result === 'success' ? 1 : 0);
  });

  test.each([
    [{}, 'online'],
    [{ paper: 'near' }, 'online'],
    [{ paper: 'out' }, 'paperempty'],
    [{ cover: 'open' }, 'coveropen'],
    [{ cutter: 'fault' }, 'error'],
  ] as const)('that asks with %j says %s', async (faults, result) => {
    await bench.faults(faults);
    expect(await inquires()).toBe(result);
  });

  test('that prints while the paper ends says so, and so does its ticket', async () => {
    await bench.faults({ linesLeft: 2 });
    expect(await prints()).toBe('paperempty');
    expect((await bench.jobs()).map((job) => job.printed)).toEqual([false]);
  });

  test('that prints to a printer which answers nothing behind the job has no success', async () => {
    await bench.faults({ ignoresGsR: true });
    expect(await prints()).toBe('timeout');
  });

  test('has its ticket understood: each command, each letter', async () => {
    await prints();
    const [job] = await bench.jobs();
    expect(job?.unknown).toEqual([]);
    expect(job?.lines.map(({ text }) => text)).toContain('Éléonore, œuvre – 5,00 €');
  });
});
