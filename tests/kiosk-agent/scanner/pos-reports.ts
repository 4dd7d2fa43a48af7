/**
 * HID POS reports for the tests. The Voyager's are a recording that its owner published (github.com/HenkVanAsselt/
 * python_hon_usbhid, README): answers to the menu command REVINF, in the layout that scans have too. Those of
 * `reportsOf` are made up here, from vitale-and-devices.md §7.1; no scanner was at hand.
 */

interface Made {
  /** Most data bytes in one report. */
  perReport?: number;
  suffix?: string;
}

/** The reports in which a scanner would send this payload. */
export function reportsOf(
  aim: string,
  payload: Uint8Array | string,
  { perReport = 56, suffix = '' }: Made = {},
): Uint8Array[] {
  const data = Buffer.concat([
    typeof payload === 'string' ? Buffer.from(payload, 'latin1') : payload,
    Buffer.from(suffix, 'latin1'),
  ]);
  const parts: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < data.length; at += perReport)
    parts.push(data.subarray(at, at + perReport));
  return parts.map((part, index) => report(aim, part, index < parts.length - 1));
}

export function report(aim: string, data: Uint8Array, more: boolean): Uint8Array {
  const bytes = Buffer.alloc(64);
  bytes[0] = 0x02;
  bytes[1] = data.length;
  bytes.write(aim, 2, 'latin1');
  bytes.set(data, 5);
  bytes[63] = more ? 1 : 0;
  return bytes;
}

/** ANS's own example, invented people only: 121 characters, so three reports. */
export const insExample =
  'IS010000000000000000000000S1277010115400329S21.2.250.1.213.1.4.8\u001dS3SARAH-LOU ANNA\u001dS4GARCIA-HAMMADI\u001dS5FS621-01-1977S701154';

/** Six reports of one answer, then one of another; as recorded, but for the serial number, which is made up. */
export const voyagerRecording: readonly Uint8Array[] = [
  '02385d583050726f64756374204e616d653a20566f79616765722031363032670d0a426f6f74205265766973696f6e3a203a20383939320d0a536f66743f0001',
  '02385d5830776172652050617274204e756d6265723a2043573030303038324242410d0a536f667477617265205265766973696f6e3a202450726f6a653f0001',
  '02385d583063745265766973696f6e3a203136333435200d0a53657269616c204e756d6265723a20303030303030303030300d0a537570706f727465643f0001',
  '02385d58302049463a20426c7565746f6f74680d0a50434220417373656d626c792049443a203030303030300d0a456e67696e65204669726d776172653f0001',
  '02385d583020547970653a204e2f412020205265766973696f6e3a204e2f4120202053657269616c204e756d6265723a204e2f41202020436865636b733f0001',
  '02095d5830756d3a204e2f410d0a00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000003f0000',
  '02085d5a36524556494e46062e000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000360000',
].map((hex) => Uint8Array.from(Buffer.from(hex, 'hex')));
