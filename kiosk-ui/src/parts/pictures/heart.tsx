const heart =
  'M0 62C-52 22-70-2-70-30c0-24 18-40 38-40 14 0 25 7 32 19C7-63 18-70 32-70c20 0 38 16 38 40 0 28-18 52-70 92Z';

interface HeartProps {
  x: number;
  y: number;
  scale?: number;
  className?: string;
}

/** Health, without a medical cross: 140 × 132 around its middle. */
export function Heart({ x, y, scale = 1, className = 'f-teal' }: HeartProps) {
  return <path className={className} d={heart} transform={`translate(${x} ${y}) scale(${scale})`} />;
}
