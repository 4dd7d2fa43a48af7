/** A landscape and its sun: it goes down while somebody is awaited, and comes up when all is done. */
import type { ReactNode } from 'react';

function Landscape({ name, sun, children }: { name: string; sun: ReactNode; children?: ReactNode }) {
  return (
    <svg viewBox="56 -6 608 580" aria-hidden="true" focusable="false">
      <clipPath id={name}>
        <circle cx="360" cy="284" r="264" />
      </clipPath>
      <g clipPath={`url(#${name})`}>
        <rect className="f-mist" x="96" y="20" width="528" height="528" />
        {children}
        {sun}
        <path className="f-soft" d="M96 360c90-80 170-80 264-20s180 30 264-40v260H96Z" />
        <path className="f-teal" d="M96 452c110-70 200-70 290-26 96 46 170 20 238-36v170H96Z" />
        <path
          className="s-card"
          strokeWidth="9"
          d="M360 548c10-50-56-60-34-108 8-18 40-24 34-58"
          opacity=".7"
        />
      </g>
    </svg>
  );
}

/** A quiet morning: the visit is over. */
export function MorningPicture() {
  return <Landscape name="morning" sun={<circle className="f-sun" cx="360" cy="270" r="92" />} />;
}

/** The minute that is left, without a number: the sun goes down behind the hill, along the dots of its way. */
export function EveningPicture() {
  return (
    <Landscape name="evening" sun={<circle className="f-sun sets" cx="250" cy="140" r="78" />}>
      <path className="s-teal" strokeWidth="9" strokeDasharray="1 30" d="M250 140C400 130 490 220 510 400" />
    </Landscape>
  );
}
