import { describe, expect, test } from 'vitest';
import { agentLog } from '../../../kiosk-agent/src/log.ts';
import { type ApcvDriver, apcvNotLicensed } from '../../../kiosk-agent/src/scanner/apcv-driver.ts';
import type { InsTraits } from '../../../kiosk-agent/src/scanner/ins-datamatrix.ts';
import { ScanDesk, type ScanOutcome } from '../../../kiosk-agent/src/scanner/scan-desk.ts';
import type { ScannerEvent } from '../../../kiosk-agent/src/scanner/scanner.ts';
import { insExample } from './pos-reports.ts';

function desk(options: { apcv?: ApcvDriver; production?: boolean } = {}) {
  const outcomes: ScanOutcome[] = [];
  const taken: InsTraits[] = [];
  const lines: string[] = [];
  const scanDesk = new ScanDesk({
    apcv: apcvNotLicensed,
    production: true,
    apcvMs: 30,
    ...options,
    log: agentLog('debug', { write: (line) => lines.push(line) }),
    onIns: (ins) => taken.push(ins),
  });
  scanDesk.onOutcome((outcome) => outcomes.push(outcome));
  return { scanDesk, outcomes, taken, lines };
}

function scan(aim: string, text: string): ScannerEvent & { type: 'scan' } {
  return { type: 'scan', scan: { aim, data: Uint8Array.from(Buffer.from(text, 'latin1')) } };
}

const isWiped = ({ scan: { data } }: ScannerEvent & { type: 'scan' }): boolean =>
  data.every((byte) => byte === 0);

test('an INS datamatrix goes to whoever takes it, and the outcome names nobody', async () => {
  const { scanDesk, outcomes, taken } = desk();
  const event = scan(']d1', insExample);
  await scanDesk.take(event);
  expect(taken).toMatchObject([{ kind: 'ins', signed: false, nir: '277010115400329' }]);
  expect(outcomes).toEqual([{ kind: 'ins' }]);
  expect(isWiped(event)).toBe(true);
});

test('a test identity is refused in production and read on a bench', async () => {
  const text = insExample.replace('.4.8\u001d', '.4.10');
  const [inProduction, onBench] = [desk(), desk({ production: false })];
  await inProduction.scanDesk.take(scan(']d1', text));
  await onBench.scanDesk.take(scan(']d1', text));
  expect(inProduction).toMatchObject({ outcomes: [{ kind: 'ins-refused', reason: 'not-real' }], taken: [] });
  expect(onBench).toMatchObject({ outcomes: [{ kind: 'ins' }], taken: [{ register: 'nir-test' }] });
});

describe('an ApCV', () => {
  test('is not read without a licensed driver, and its bytes are wiped', async () => {
    const { scanDesk, outcomes } = desk();
    const event = scan(']Q1', 'opaque');
    await scanDesk.take(event);
    expect(outcomes).toEqual([{ kind: 'apcv', outcome: 'not-licensed' }]);
    expect(isWiped(event)).toBe(true);
  });

  test('reaches the licensed driver byte for byte, whatever the bytes', async () => {
    let got = '';
    const apcv: ApcvDriver = {
      read: async (payload) => {
        got = Buffer.from(payload).toString('hex');
        return { outcome: 'not-licensed' };
      },
    };
    await desk({ apcv }).scanDesk.take(scan(']Q0', '\u0000\u00ff]d1IS01\r'));
    expect(got).toBe('00ff5d6431495330310d');
  });

  test.each([
    ['throws', () => Promise.reject(new Error(`cannot read ${insExample}`))],
    ['does not answer', () => new Promise<never>(() => undefined)],
  ])('fails when its driver %s, and its bytes are wiped all the same', async (_, read) => {
    const { scanDesk, outcomes, lines } = desk({ apcv: { read } });
    const event = scan(']Q1', insExample);
    await scanDesk.take(event);
    expect(outcomes).toEqual([{ kind: 'apcv', outcome: 'failed' }]);
    expect(isWiped(event)).toBe(true);
    expect(lines.join('')).not.toMatch(/SARAH|277010115400329/);
  });

  test('keeps the desk: what is scanned meanwhile is not read, and wiped', async () => {
    let answer: (outcome: { outcome: 'not-licensed' }) => void = () => undefined;
    const apcv: ApcvDriver = {
      read: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    };
    const { scanDesk, outcomes, taken } = desk({ apcv });
    const first = scanDesk.take(scan(']Q1', 'opaque'));
    const second = scan(']d1', insExample);
    await scanDesk.take(second);
    expect([outcomes, taken]).toEqual([[{ kind: 'busy' }], []]);
    expect(isWiped(second)).toBe(true);
    answer({ outcome: 'not-licensed' });
    await first;
    await scanDesk.take(scan(']d1', insExample));
    expect(outcomes.slice(1)).toEqual([{ kind: 'apcv', outcome: 'not-licensed' }, { kind: 'ins' }]);
  });
});

test.each([
  [']E0', '3400930000001', { kind: 'not-understood', symbology: 'ean' }],
  [']C1', '01', { kind: 'not-understood', symbology: 'code-128' }],
  [']L0', 'x', { kind: 'not-understood', symbology: 'pdf417' }],
  [']d2', '0103400930000001', { kind: 'not-understood', symbology: 'gs1-datamatrix' }],
  [']z0', 'x', { kind: 'not-understood', symbology: 'other' }],
  [']Q3', 'x', { kind: 'not-understood', symbology: 'other' }],
  ['', insExample, { kind: 'not-understood', symbology: 'no-identifier' }],
  [']d1', 'DC04FR0AXT4A', { kind: 'ins-refused', reason: '2d-doc' }],
])('%s %.14s is told as what it is, and wiped', async (aim, text, outcome) => {
  const { scanDesk, outcomes, taken } = desk();
  const event = scan(aim, text);
  await scanDesk.take(event);
  expect([outcomes, taken]).toEqual([[outcome], []]);
  expect(isWiped(event)).toBe(true);
});

test('what was dropped is told', async () => {
  const { scanDesk, outcomes } = desk();
  await scanDesk.take({ type: 'dropped', reason: 'half' });
  expect(outcomes).toEqual([{ kind: 'dropped', reason: 'half' }]);
});

test('no part of any payload is in the log, nor in an outcome', async () => {
  const canaries = ['277010115400329', 'SARAH', 'GARCIA', '21-01-1977', '1977-01-21', '01154', 'CANARY'];
  const { scanDesk, outcomes, lines } = desk();
  const payloads = [insExample, insExample.replaceAll('\u001d', ''), `${insExample}CANARY`, 'CANARY'];
  for (const aim of [']d1', ']Q1', ']d2', ']E0', '']) {
    for (const payload of payloads) await scanDesk.take(scan(aim, payload));
  }
  expect(lines).toHaveLength(20);
  for (const canary of canaries) expect(lines.join('') + JSON.stringify(outcomes)).not.toContain(canary);
});
