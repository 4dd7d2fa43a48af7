import { request } from 'node:http';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PrinterBench, startPrinterBench } from '../../../support/printer-bench.ts';
import { printerAt, ticketBytes } from '../../printer/sample-tickets.ts';

let bench: PrinterBench;
beforeAll(async () => {
  bench = await startPrinterBench();
});
afterAll(() => bench.stop());

const json = { 'content-type': 'application/json' };

async function post(body: string, headers: Record<string, string> = json): Promise<Response> {
  return fetch(`${bench.operatorUrl}/faults`, { method: 'POST', headers, body });
}

describe('the operator of the virtual printer', () => {
  test('sets one fault and keeps the others', async () => {
    await post('{"cover":"open"}');
    const answer = await post('{"paper":"near"}');
    expect(await answer.json()).toMatchObject({
      model: '80mm',
      faults: { paper: 'near', cover: 'open', cutter: 'ok', mute: false },
    });
    await post('{"paper":"ok","cover":"closed"}');
  });

  test('takes a fault that passes back before it has happened', async () => {
    await post('{"linesLeft":7,"cutAfterBytes":0}');
    expect((await bench.state()).faults).toMatchObject({ linesLeft: 7, cutAfterBytes: 0 });
    await post('{"linesLeft":null,"cutAfterBytes":null}');
    expect(Object.keys((await bench.state()).faults)).not.toContain('linesLeft');
  });

  test('puts another printer in its place', async () => {
    await bench.become('58mm');
    expect((await bench.state()).model).toBe('58mm');
    await bench.reset();
    const unknown = await fetch(`${bench.operatorUrl}/model`, {
      method: 'POST',
      headers: json,
      body: '{"model":"A4"}',
    });
    expect(unknown.status).toBe(400);
    expect((await bench.state()).model).toBe('80mm');
  });

  test.each([
    '{"paper":"half"}',
    '{"colour":"red"}',
    '[]',
    'null',
    '{',
    '{"linesLeft":0}',
    '{"lies":"always"}',
    '{"paper":null}',
    '{"bytesPerSecond":1}',
    `"${'x'.repeat(9_000)}"`,
  ])('is refused %.40s, and nothing changes', async (body) => {
    expect((await post(body)).status).toBe(400);
    expect((await bench.state()).faults).toEqual({
      ...{ paper: 'ok', cover: 'closed', cutter: 'ok', paused: false, mute: false, lies: 'no' },
      ...{ ignoresGsR: false, hearsInPictures: false, outlet: 'none' },
    });
  });

  test('must speak JSON', async () => {
    expect((await post('{"paper":"out"}', { 'content-type': 'text/plain' })).status).toBe(415);
  });

  test('is not reached under another name, by a page that found the port', async () => {
    const { port } = new URL(bench.operatorUrl);
    const status = await new Promise((resolve, reject) => {
      const headers = { host: `printer.exemple.fr:${port}` };
      request({ host: '127.0.0.1', port, path: '/state', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  test.each([
    ['GET', '/'],
    ['GET', '/jobs/999'],
    ['GET', '/jobs/../state'],
    ['PUT', '/faults'],
    ['DELETE', '/state'],
  ])('%s %s is no address', async (method, path) => {
    const answer = await fetch(bench.operatorUrl + path, { method });
    // A path with dots is resolved by the client itself.
    expect(answer.status).toBe(path.includes('..') ? 200 : 404);
  });

  test('lists, shows, draws and throws away the tickets', async () => {
    const printer = printerAt(bench.address);
    await printer.print(ticketBytes());
    await printer.close();
    const [job] = await bench.jobs();
    expect(job).toMatchObject({ id: '1', printed: true, cuts: 1 });
    const picture = PNG.sync.read(await bench.png('1'));
    expect(picture.width).toBe(640);
    expect(picture.height).toBe(Math.round(((job?.lengthMm ?? 0) * 203) / 25.4));
    expect((await fetch(`${bench.operatorUrl}/jobs`, { method: 'DELETE' })).status).toBe(204);
    expect(await bench.jobs()).toEqual([]);
  });
});
