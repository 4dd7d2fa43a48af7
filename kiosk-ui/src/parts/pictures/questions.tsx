/** Somebody asks, somebody answers. */
import type { ReactNode } from 'react';
import { Heart } from './heart.tsx';
import { Scene } from './scene.tsx';

/** A round bubble, 400 wide, around its middle. */
function Bubble({ children, tone }: { children: ReactNode; tone: string }) {
  return (
    <g>
      <path
        className={`${tone} edge`}
        strokeWidth="9"
        d="M-160-150h320a52 52 0 0 1 52 52V74a52 52 0 0 1-52 52H-46l-84 76v-76h-30a52 52 0 0 1-52-52V-98a52 52 0 0 1 52-52Z"
      />
      {children}
    </g>
  );
}

/** The question that checks our explanation. */
export function QuestionPicture() {
  return (
    <Scene>
      <g transform="translate(360 268)">
        <Bubble tone="f-card">
          <path className="s-teal" strokeWidth="27" d="M-44-48c0-62 88-62 88-4C44-10 0-14 0 30" />
          <circle className="f-sun" cy="80" r="18" />
        </Bubble>
      </g>
    </Scene>
  );
}

/** The answer: nobody of an insurance reads it. */
export function GuardedAnswerPicture() {
  return (
    <Scene>
      <g transform="translate(360 268)">
        <Bubble tone="f-soft">
          <path
            className="f-teal"
            d="M0-118c34 22 66 31 102 32v62C102 44 60 84 0 112-60 84-102 44-102-24v-62c36-1 68-10 102-32Z"
          />
          <path className="s-card" strokeWidth="15" d="M-26-14v-18a26 26 0 0 1 52 0v18" />
          <rect className="f-card" x="-44" y="-18" width="88" height="68" rx="12" />
          <circle className="f-sun edge" strokeWidth="5" cy="16" r="14" />
        </Bubble>
      </g>
    </Scene>
  );
}

/** The answer: the record can be shut. */
export function ShutAnswerPicture() {
  return (
    <Scene>
      <g transform="translate(360 268)">
        <Bubble tone="f-soft">
          <path
            className="f-teal"
            d="M-122-74a14 14 0 0 1 14-14h62a14 14 0 0 1 11 5l18 21h125a14 14 0 0 1 14 14v118a14 14 0 0 1-14 14h-216a14 14 0 0 1-14-14Z"
          />
          <path className="s-card" strokeWidth="12" d="M-20 2v-14a20 20 0 0 1 40 0V2" />
          <rect className="f-card" x="-35" y="-2" width="70" height="54" rx="10" />
          <circle className="f-sun edge" strokeWidth="4" cy="25" r="11" />
        </Bubble>
      </g>
    </Scene>
  );
}

/** A person who has the time to listen to another. */
export function ListenersPicture() {
  return (
    <Scene>
      <g transform="translate(292 204) scale(.86)">
        <Bubble tone="f-card">
          <path className="s-teal" strokeWidth="27" d="M-44-48c0-62 88-62 88-4C44-10 0-14 0 30" />
          <circle className="f-teal" cy="80" r="18" />
        </Bubble>
      </g>
      <g transform="translate(462 400) scale(-.66 .66)">
        <Bubble tone="f-soft">
          <Heart x={0} y={-6} scale={1.05} className="f-sun" />
        </Bubble>
      </g>
    </Scene>
  );
}
