/** How long an Ogg Opus file lasts, from its pages alone (RFC 3533 §6, RFC 7845 §4 and §5.1). Pure. */

/** Opus counts in samples of 48 kHz, whatever was encoded. */
const samplesPerMs = 48;
const pageHeader = 27;

/** In ms, rounded. Throws when the file is not one whole Ogg Opus stream. */
export function opusDurationMs(file: Uint8Array): number {
  const bytes = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let granule = 0n;
  let preSkip: number | null = null;
  for (let at = 0; at < bytes.byteLength; ) {
    const page = pageAt(bytes, at);
    preSkip ??= preSkipOf(bytes, page.data);
    // -1 marks a page on which no packet ends.
    if (page.granule >= 0n) granule = page.granule;
    at = page.end;
  }
  if (preSkip === null) throw new Error('an empty sound file');
  return Math.round((Number(granule) - preSkip) / samplesPerMs);
}

function pageAt(bytes: DataView, at: number): { granule: bigint; data: number; end: number } {
  if (at + pageHeader > bytes.byteLength || text(bytes, at, 4) !== 'OggS') throw new Error('not an Ogg page');
  const segments = bytes.getUint8(at + 26);
  const data = at + pageHeader + segments;
  if (data > bytes.byteLength) throw new Error('an Ogg page is cut');
  const sizes = Array.from({ length: segments }, (_, index) => bytes.getUint8(at + pageHeader + index));
  const end = data + sizes.reduce((sum, size) => sum + size, 0);
  if (end > bytes.byteLength) throw new Error('an Ogg page is cut');
  return { granule: bytes.getBigInt64(at + 6, true), data, end };
}

function preSkipOf(bytes: DataView, data: number): number {
  if (data + 12 > bytes.byteLength || text(bytes, data, 8) !== 'OpusHead')
    throw new Error('not an Opus stream');
  return bytes.getUint16(data + 10, true);
}

function text(bytes: DataView, at: number, length: number): string {
  return String.fromCharCode(...new Uint8Array(bytes.buffer, bytes.byteOffset + at, length));
}
