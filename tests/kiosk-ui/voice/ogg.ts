/** The smallest file that is an Ogg Opus stream: two pages, and a duration. It holds no sound. */
export function oggOpus(durationMs: number, preSkip = 312): Buffer {
  const head = Buffer.alloc(19);
  head.write('OpusHead');
  head.writeUInt16LE(preSkip, 10);
  return Buffer.concat([page(0n, head), page(BigInt(durationMs * 48 + preSkip), Buffer.from([0xf8]))]);
}

function page(granule: bigint, data: Buffer): Buffer {
  const header = Buffer.alloc(28);
  header.write('OggS');
  header.writeBigInt64LE(granule, 6);
  header.writeUInt8(1, 26);
  header.writeUInt8(data.length, 27);
  return Buffer.concat([header, data]);
}
