import type { ReactNode } from 'react';
import { CardFace } from './card.tsx';
import { Heart } from './heart.tsx';
import { Scene } from './scene.tsx';

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

/** Shut, and tied by a strap: nobody reads it, and it is not thrown away. */
export function ClosedFolderPicture({ badge }: { badge?: ReactNode }) {
  return (
    <Scene>
      <path
        className="f-teal"
        d="M152 172a26 26 0 0 1 26-26h128a26 26 0 0 1 20 9l34 39h182a26 26 0 0 1 26 26v40H152Z"
      />
      <rect className="f-soft edge" strokeWidth="7" x="140" y="224" width="440" height="250" rx="24" />
      <path className="s-teal" strokeWidth="26" d="M360 228v242" />
      <rect className="f-teal" x="300" y="300" width="120" height="98" rx="18" />
      <path className="s-teal" strokeWidth="18" d="M328 302v-22a32 32 0 0 1 64 0v22" />
      <circle className="f-sun" cx="360" cy="338" r="15" />
      <rect className="f-sun" x="354" y="342" width="12" height="30" rx="6" />
      {badge && <g transform="translate(544 442)">{badge}</g>}
    </Scene>
  );
}

/** It belongs to one person: the key is theirs. */
export function YoursPicture() {
  return (
    <Scene>
      <g transform="translate(-10 -34)">
        <Folder />
      </g>
      <g transform="translate(446 462) rotate(-16)">
        <g className="s-mist" fill="none" strokeWidth="48">
          <circle r="46" />
          <path d="M46 0h142M146 0v42M188 0v34" />
        </g>
        <g className="s-teal" strokeWidth="26">
          <circle r="46" />
          <path d="M46 0h142M146 0v42M188 0v34" />
        </g>
      </g>
    </Scene>
  );
}
