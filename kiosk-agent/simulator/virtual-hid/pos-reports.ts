/** A payload -> the reports of a scanner in HID POS mode: pure. Manuals of Access-IS ATR110 and LSR118. */
import type { Payload } from './samples.ts';

const reportId = 0x02;
const reportBytes = 64;
const mostData = 56;
/** The maker's letter for the kind of code; `?` as a Voyager puts it for what has none. */
const letters: Readonly<Record<string, string>> = {
  ']Q1': 's',
  ']Q0': 's',
  ']d1': 'w',
  ']d2': 'w',
  ']E0': 'd',
};

export function posReports({ aim, data, reports }: Payload, suffix: string): Buffer[] {
  const sent = Buffer.concat([data, Buffer.from(suffix, 'latin1')]);
  const count = Math.max(1, Math.ceil(sent.length / mostData));
  const all = Array.from({ length: count }, (_, index) => {
    const part = sent.subarray(index * mostData, (index + 1) * mostData);
    const report = Buffer.alloc(reportBytes);
    report[0] = reportId;
    report[1] = part.length;
    report.write(aim, 2, 'latin1');
    part.copy(report, 5);
    report.write(letters[aim] ?? '?', 61, 'latin1');
    report[63] = index < count - 1 ? 1 : 0;
    return report;
  });
  return all.slice(0, reports);
}
