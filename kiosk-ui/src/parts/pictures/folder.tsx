import type { ReactNode } from 'react';
import { CardFace } from './card.tsx';
import { Scene } from './scene.tsx';

const heart =
  'M0 62C-52 22-70-2-70-30c0-24 18-40 38-40 14 0 25 7 32 19C7-63 18-70 32-70c20 0 38 16 38 40 0 28-18 52-70 92Z';

export function Heart({ x, y, scale = 1, className = 'f-teal' }: HeartProps) {
  return <path className={className} d={heart} transform={`translate(${x} ${y}) scale(${scale})`} />;
}

interface HeartProps {
  x: number;
  y: number;
  scale?: number;
  className?: string;
}

/** The health record: a folder, its papers, and a heart. A badge says what became of it. */
export function FolderPicture({ badge }: { badge?: ReactNode }) {
  return (
    <Scene>
      <Folder />
      {badge && <g transform="translate(536 416)">{badge}</g>}
    </Scene>
  );
}

/** The first picture: the card opens the way to the record. */
export function WelcomePicture() {
  return (
    <Scene>
      <g transform="translate(18 -40)">
        <Folder />
      </g>
      <g transform="translate(222 470) rotate(-9) scale(.8)">
        <rect className="f-mist" x="-158" y="-103" width="316" height="206" rx="26" />
        <CardFace />
      </g>
    </Scene>
  );
}

function Folder() {
  return (
    <g>
      <path
        className="f-teal"
        d="M176 150a24 24 0 0 1 24-24h118a24 24 0 0 1 19 9l30 37h153a24 24 0 0 1 24 24v220H176Z"
      />
      <Paper />
      <path
        className="f-soft edge"
        strokeWidth="7"
        d="M160 252h400a16 16 0 0 1 16 18l-20 172a24 24 0 0 1-24 21H188a24 24 0 0 1-24-21l-20-172a16 16 0 0 1 16-18Z"
      />
      <Heart x={360} y={366} />
    </g>
  );
}

function Paper() {
  return (
    <g>
      <rect
        className="f-card edge"
        strokeWidth="5"
        x="216"
        y="178"
        width="264"
        height="210"
        rx="14"
        transform="rotate(-3 348 283)"
      />
      <rect className="f-card edge" strokeWidth="5" x="240" y="188" width="264" height="210" rx="14" />
      <path className="s-soft" strokeWidth="13" d="M268 222h92" />
      <circle className="f-sun" cx="468" cy="222" r="19" />
    </g>
  );
}

/** All badges are one disc with one sign. */
function Badge({ children }: { children: ReactNode }) {
  return (
    <g>
      <circle className="f-teal" r="74" />
      <circle className="f-card" r="60" />
      {children}
    </g>
  );
}

export function CheckBadge() {
  return (
    <Badge>
      <path className="s-teal" strokeWidth="15" d="m-28 2 20 21 36-44" />
    </Badge>
  );
}

export function ClockBadge() {
  return (
    <Badge>
      <path className="s-teal" strokeWidth="12" d="M0-34V0l24 15" />
    </Badge>
  );
}

export function QuestionBadge() {
  return (
    <Badge>
      <path className="s-teal" strokeWidth="14" d="M-19-16c0-28 38-28 38-2C19 2 0 0 0 17" />
      <circle className="f-teal" cy="36" r="8" />
    </Badge>
  );
}

export function LockBadge() {
  return (
    <Badge>
      <path className="s-teal" strokeWidth="11" d="M-16-4v-14a16 16 0 0 1 32 0v14" />
      <rect className="f-teal" x="-28" y="-6" width="56" height="42" rx="8" />
    </Badge>
  );
}

export function MinusBadge() {
  return (
    <Badge>
      <path className="s-teal" strokeWidth="15" d="M-28 0h56" />
    </Badge>
  );
}

/** A magnifying glass over the papers. */
export function SearchBadge() {
  return (
    <g>
      <path className="s-teal" strokeWidth="26" d="m34 34 54 54" />
      <circle className="f-card" r="58" />
      <circle className="s-teal" strokeWidth="16" r="58" />
      <path className="s-soft" strokeWidth="12" d="M-30-6a32 32 0 0 1 26-26" />
    </g>
  );
}
