/** The bell of a counter, and who comes when it rings. */
import type { ReactNode } from 'react';
import { Heart } from './heart.tsx';
import { Agent, Counter, Person } from './people.tsx';
import { Scene } from './scene.tsx';

/** A desk bell, 340 wide, standing on y = 0. */
function Bell() {
  return (
    <g>
      <path className="f-teal" d="M-150-46c0-92 64-150 150-150s150 58 150 150Z" />
      <path className="s-soft" strokeWidth="14" d="M-104-70c8-44 34-76 74-88" opacity=".7" />
      <path className="s-teal" strokeWidth="20" d="M0-196v-22" />
      <circle className="f-sun" cy="-238" r="26" />
      <rect className="f-soft edge" strokeWidth="7" x="-178" y="-46" width="356" height="46" rx="16" />
    </g>
  );
}

/** The message is on its way to the counter. */
export function BellPicture({ badge }: { badge?: ReactNode }) {
  return (
    <Scene>
      <g transform="translate(360 440)">
        <Bell />
        <g className="s-teal" strokeWidth="15">
          <path d="M-174-222c-22 22-34 48-38 76M174-222c22 22 34 48 38 76" />
          <path d="M-220-262c-30 30-44 62-50 100M220-262c30 30 44 62 50 100" opacity=".45" />
        </g>
      </g>
      {badge && <g transform="translate(530 430)">{badge}</g>}
    </Scene>
  );
}

/** The counter sees that somebody calls. */
export function CounterRungPicture() {
  return (
    <Scene>
      <Agent x={262} y={242} scale={1.16} />
      <g transform="translate(512 408) scale(.46)">
        <Bell />
        <path className="s-teal" strokeWidth="26" d="M-84-300c-26 22-42 44-54 74M84-300c26 22 42 44 54 74" />
      </g>
      <Counter />
    </Scene>
  );
}

/** Somebody of the counter stands beside the person. */
export function TogetherPicture() {
  return (
    <Scene>
      <Agent x={480} y={302} scale={1.28} />
      <Person x={258} y={336} scale={1.16} />
      <Heart x={258} y={462} scale={0.5} className="f-sun" />
    </Scene>
  );
}

/** Nobody is free behind the counter. */
export function EmptyCounterPicture() {
  return (
    <Scene>
      <g transform="translate(262 252) scale(1.16)" className="s-teal" strokeWidth="9" strokeDasharray="4 22">
        <path d="M-100 134C-94 66-58 34 0 34s94 32 100 100" />
        <circle cy="-48" r="62" />
      </g>
      <g transform="translate(512 408) scale(.46)">
        <Bell />
      </g>
      <Counter />
    </Scene>
  );
}
