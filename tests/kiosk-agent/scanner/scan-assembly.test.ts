/** Reports -> payloads. The reports are made up or published by others: no real scanner is proved here. */
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { mostScanBytes, ScanAssembly } from '../../../kiosk-agent/src/scanner/scan-assembly.ts';
import type { ScannerEvent } from '../../../kiosk-agent/src/scanner/scanner.ts';
import { scannerProfiles } from '../../../kiosk-agent/src/scanner/scanner-profiles.ts';
import { insExample, report, reportsOf, voyagerRecording } from './pos-reports.ts';

type Profile = keyof typeof scannerProfiles;

/** One report each 10 ms. */
function scanned(reports: readonly Uint8Array[], profile: Profile = 'generic'): string[] {
  const assembly = new ScanAssembly(scannerProfiles[profile]);
  return reports.flatMap((bytes, index) => assembly.push(bytes, index * 10)).map(said);
}

function said(event: ScannerEvent): string {
  if (event.type === 'dropped') return `dropped: ${event.reason}`;
  return `${event.scan.aim} ${Buffer.from(event.scan.data).toString('latin1')}`;
}

const long = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(0x41);

describe('a scan in several reports', () => {
  test('the INS example of 121 characters comes in three', () => {
    const reports = reportsOf(']d1', insExample);
    expect(reports.map((bytes) => bytes[1])).toEqual([56, 56, 9]);
    expect(scanned(reports)).toEqual([`]d1 ${insExample}`]);
  });

  test('a Voyager’s recorded answer is joined in order, and the next one stands alone', () => {
    const [first = '', second = '', ...rest] = scanned(voyagerRecording);
    expect(first).toMatch(/^\]X0 Product Name: Voyager 1602g\r\nBoot Revision: .* Checksum: N\/A\r\n$/s);
    expect(first.length).toBe(4 + 5 * 56 + 9);
    expect([second, ...rest]).toEqual([']Z6 REVINF\u0006.']);
  });

  test('one report, an empty one and two scans in a row are whole scans', () => {
    expect(scanned([...reportsOf(']E0', '3400930000001'), ...reportsOf(']Q1', '')])).toEqual([
      ']E0 3400930000001',
      ']Q1 ',
    ]);
  });

  test('a scanner that sends no identifier is told as such', () => {
    expect(scanned(reportsOf('\0\0\0', 'abc'))).toEqual([' abc']);
  });
});

describe('the suffix', () => {
  test('of a Honeywell is dropped, once', () => {
    expect(scanned(reportsOf(']d1', 'IS01\r', { suffix: '\r' }), 'honeywell')).toEqual([']d1 IS01\r']);
  });

  test('is dropped where it comes alone in the last report', () => {
    const payload = 'A'.repeat(56);
    const reports = reportsOf(']Q1', payload, { suffix: '\r' });
    expect(reports).toHaveLength(2);
    expect(scanned(reports, 'honeywell')).toEqual([`]Q1 ${payload}`]);
  });

  test('that the installer took away is not missed, and others’ last byte is theirs', () => {
    expect(scanned(reportsOf(']Q1', 'abc'), 'honeywell')).toEqual([']Q1 abc']);
    expect(scanned(reportsOf(']Q1', 'abc\r'), 'zebra')).toEqual([']Q1 abc\r']);
  });
});

describe('what is dropped', () => {
  const [first = long(0), second = long(0), third = long(0)] = reportsOf(']d1', insExample);

  test('half a scan, when the rest does not come within 500 ms', () => {
    const assembly = new ScanAssembly(scannerProfiles.generic);
    assembly.push(first, 0);
    expect(assembly.expire(500)).toEqual([]);
    expect(assembly.expire(501)).toEqual([{ type: 'dropped', reason: 'half' }]);
    expect(assembly.midway).toBe(false);
    expect(assembly.expire(9_999)).toEqual([]);
  });

  test('half a scan, when the next one begins after 500 ms: the two are not joined', () => {
    const assembly = new ScanAssembly(scannerProfiles.generic);
    assembly.push(first, 0);
    const events = reportsOf(']d1', 'IS01').flatMap((bytes) => assembly.push(bytes, 501));
    expect(events.map(said)).toEqual(['dropped: half', ']d1 IS01']);
  });

  test('a slow scan is none: each report has 500 ms after the one before', () => {
    const assembly = new ScanAssembly(scannerProfiles.generic);
    const events = [first, second, third].flatMap((bytes, index) => assembly.push(bytes, index * 500));
    expect(events.map(said)).toEqual([`]d1 ${insExample}`]);
  });

  test('half a scan, when another code begins', () => {
    expect(scanned([first, ...reportsOf(']Q1', 'abc')])).toEqual(['dropped: other-code', ']Q1 abc']);
  });

  test('a report that announces more than 56 bytes, with the rest of its scan', () => {
    const wrong = Uint8Array.from(second);
    wrong[1] = 57;
    expect(scanned([first, wrong, third, ...reportsOf(']d1', 'IS01')])).toEqual([
      'dropped: malformed',
      ']d1 IS01',
    ]);
    expect(scanned([wrong, third])).toEqual(['dropped: malformed']);
  });

  test('a report of another length, with the rest of its scan', () => {
    expect(scanned([first, second.slice(0, 63), third])).toEqual(['dropped: malformed']);
    expect(scanned([first, Buffer.concat([second, second]), third])).toEqual(['dropped: malformed']);
  });

  test('a scan whose spoiled rest never comes does not swallow the next one', () => {
    const assembly = new ScanAssembly(scannerProfiles.generic);
    assembly.push(first.slice(0, 9), 0);
    expect(
      reportsOf(']Q1', 'abc')
        .flatMap((bytes) => assembly.push(bytes, 501))
        .map(said),
    ).toEqual([']Q1 abc']);
  });

  test('8 KiB pass, one byte more does not, and its tail is no scan', () => {
    expect(scanned(reportsOf(']Q1', long(mostScanBytes)))).toHaveLength(1);
    expect(scanned(reportsOf(']Q1', long(mostScanBytes)))[0]).toHaveLength(4 + mostScanBytes);
    expect(scanned(reportsOf(']Q1', long(mostScanBytes + 1)))).toEqual(['dropped: too-long']);
    expect(scanned(reportsOf(']Q1', long(5 * mostScanBytes)))).toEqual(['dropped: too-long']);
  });

  test('a report with another id disturbs nothing', () => {
    const other = Uint8Array.of(0x05, 1, 2);
    expect(scanned([first, other, second, other, third])).toEqual([`]d1 ${insExample}`]);
  });
});

describe('what it held is wiped', () => {
  /** Every copy that it makes of what it is given. */
  function copies(): Uint8Array[] {
    const made: Uint8Array[] = [];
    const from = Uint8Array.from.bind(Uint8Array);
    vi.spyOn(Uint8Array, 'from').mockImplementation((...given: unknown[]) => {
      const copy = from(...(given as [ArrayLike<number>]));
      made.push(copy);
      return copy;
    });
    return made;
  }
  const isWiped = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);
  afterEach(() => void vi.restoreAllMocks());

  test.each([
    [
      'once it is whole',
      (assembly: ScanAssembly, rest: Uint8Array[]) => rest.flatMap((bytes) => assembly.push(bytes, 1)),
    ],
    ['when it is forgotten', (assembly: ScanAssembly) => assembly.clear()],
    ['when the rest does not come', (assembly: ScanAssembly) => assembly.expire(501)],
    [
      'when another code begins',
      (assembly: ScanAssembly) => assembly.push(report(']C0', Uint8Array.of(), false), 1),
    ],
  ])('%s', (_, end) => {
    const made = copies();
    const assembly = new ScanAssembly(scannerProfiles.generic);
    const [first = long(0), ...rest] = reportsOf(']d1', insExample);
    assembly.push(first, 0);
    expect(made.filter((bytes) => !isWiped(bytes))).toHaveLength(1);
    const events = end(assembly, rest);
    const given = Array.isArray(events)
      ? events.flatMap((event) => (event.type === 'scan' ? [event.scan.data] : []))
      : [];
    expect(made.filter((bytes) => !isWiped(bytes) && !given.includes(bytes))).toEqual([]);
  });

  test('when it is told to forget, and nothing comes of it afterwards', () => {
    const assembly = new ScanAssembly(scannerProfiles.generic);
    const [first = long(0), ...rest] = reportsOf(']d1', insExample);
    assembly.push(first, 0);
    assembly.clear();
    expect(assembly.midway).toBe(false);
    expect(rest.flatMap((bytes) => assembly.push(bytes, 1)).map(said)).toEqual([
      `]d1 ${insExample.slice(56)}`,
    ]);
  });
});

describe('whatever comes', () => {
  const payloads = fc.tuple(
    fc.constantFrom(']d1', ']Q1', ']C0', ']L0'),
    fc.uint8Array({ minLength: 0, maxLength: 400 }),
    fc.integer({ min: 1, max: 56 }),
  );

  test('payloads come out as they went in, however they were cut', () => {
    fc.assert(
      fc.property(fc.array(payloads, { maxLength: 5 }), (scans) => {
        const assembly = new ScanAssembly(scannerProfiles.generic);
        const events = scans
          .flatMap(([aim, data, perReport]) => reportsOf(aim, data, { perReport }))
          .flatMap((bytes, index) => assembly.push(bytes, index));
        expect(events.map(said)).toEqual(
          scans.map(([aim, data]) => `${aim} ${Buffer.from(data).toString('latin1')}`),
        );
      }),
      { numRuns: 500 },
    );
  });

  const shaped = fc
    .tuple(fc.constantFrom(']d1', ']Q1', 'xyz'), fc.uint8Array({ maxLength: 59 }), fc.boolean(), fc.nat(255))
    .map(([aim, data, more, length]) => {
      const bytes = report(aim, data.slice(0, 58), more);
      // Mostly honest lengths.
      if (length < 40) bytes[1] = 40 + length;
      return bytes;
    });
  const anything = fc.oneof({ weight: 3, arbitrary: shaped }, fc.uint8Array({ maxLength: 130 }));

  test('it never throws, and neither a payload nor what it holds is longer than 8 KiB', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anything, fc.nat(700)), { maxLength: 300 }), (reports) => {
        const assembly = new ScanAssembly(scannerProfiles.honeywell);
        let nowMs = 0;
        for (const [bytes, waitedMs] of reports) {
          nowMs += waitedMs;
          for (const event of assembly.push(bytes, nowMs)) {
            if (event.type === 'scan') expect(event.scan.data.length).toBeLessThanOrEqual(mostScanBytes);
          }
        }
        assembly.expire(nowMs + 501);
        expect(assembly.midway).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
