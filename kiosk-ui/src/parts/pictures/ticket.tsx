import type { ReactNode } from 'react';
import { Scene } from './scene.tsx';

/** The mouth of the printer. */
function Printer({ children }: { children: ReactNode }) {
  return (
    <Scene>
      <rect className="f-ink" x="130" y="56" width="460" height="142" rx="30" />
      <circle className="f-sun" cx="534" cy="104" r="15" />
      <rect className="f-teal" x="196" y="146" width="328" height="16" rx="8" />
      <clipPath id="below-mouth">
        <rect x="0" y="154" width="720" height="420" />
      </clipPath>
      <g clipPath="url(#below-mouth)">{children}</g>
    </Scene>
  );
}

function Paper() {
  return (
    <g>
      <path
        className="f-card edge"
        strokeWidth="6"
        d="M232 140v352l21 20 21-20 22 20 21-20 21 20 22-20 21 20 21-20 22 20 21-20 21 20 22-20V140Z"
      />
      <Heart />
      <path className="s-teal" strokeWidth="15" d="M276 272h44M344 272h44M412 272h32" />
      <Code />
    </g>
  );
}

function Heart() {
  return (
    <path
      className="f-teal"
      d="M360 236c-20-15-28-25-28-36 0-10 7-16 15-16 6 0 10 3 13 8 3-5 7-8 13-8 8 0 15 6 15 16 0 11-8 21-28 36Z"
    />
  );
}

/** Suggests a QR; a real one would invite a phone to read the picture. */
function Code() {
  return (
    <g>
      <rect className="s-teal" strokeWidth="10" x="300" y="318" width="120" height="120" rx="10" />
      <g className="f-teal">
        <rect x="320" y="338" width="30" height="30" rx="4" />
        <rect x="370" y="338" width="30" height="30" rx="4" />
        <rect x="320" y="388" width="30" height="30" rx="4" />
        <rect x="372" y="390" width="14" height="14" rx="3" />
        <rect x="388" y="406" width="14" height="14" rx="3" />
      </g>
    </g>
  );
}

export function TicketPicture() {
  return (
    <Printer>
      <g className="comes-down">
        <Paper />
      </g>
    </Printer>
  );
}

/** Nothing came out. */
export function NoTicketPicture() {
  return (
    <Printer>
      <path
        className="s-teal"
        strokeWidth="7"
        strokeDasharray="3 24"
        d="M238 190v292M482 190v292M238 500h244"
      />
      <path className="s-teal" strokeWidth="20" d="m322 300 76 76M398 300l-76 76" />
    </Printer>
  );
}

/** Half of it may have come out. */
export function HalfTicketPicture() {
  return (
    <Printer>
      <g transform="translate(0 -190)">
        <Paper />
      </g>
      <g transform="translate(360 430)">
        <path className="s-teal" strokeWidth="20" d="M-27-28c0-40 54-40 54-2C27-4 0-4 0 22" />
        <circle className="f-teal" cy="58" r="12" />
      </g>
    </Printer>
  );
}
