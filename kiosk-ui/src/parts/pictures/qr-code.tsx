/** Light around the symbol, in modules (ISO/IEC 18004). */
const quiet = 4;

interface QrCodeProps {
  /** One text of 0 and 1 (dark) a row. */
  rows: readonly string[];
  label: string;
}

/** A real QR, for a phone: crisp squares, dark on white whatever the theme. */
export function QrCode({ rows, label }: QrCodeProps) {
  const side = rows.length + 2 * quiet;
  const dark = rows.flatMap((row, y) =>
    [...row].map((cell, x) => (cell === '1' ? `M${x} ${y}h1v1h-1z` : '')),
  );
  return (
    <svg className="qr" viewBox={`${-quiet} ${-quiet} ${side} ${side}`} role="img" aria-label={label}>
      <rect x={-quiet} y={-quiet} width={side} height={side} fill="#fff" />
      <path d={dark.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
