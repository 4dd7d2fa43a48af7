import type { ReactNode } from 'react';
import { Scene } from './scene.tsx';

/** A chip card, 300 × 190, centred, its chip on the left. Invented: no institution's card looks like this. */
export function CardFace() {
  return (
    <g>
      <rect className="f-teal" x="-150" y="-95" width="300" height="190" rx="20" />
      <circle className="f-soft" cx="88" cy="-30" r="34" />
      <path className="s-soft" strokeWidth="12" d="M-118-58h50" opacity=".55" />
      <path className="s-soft" strokeWidth="12" d="M-10 52h128" />
      <path className="s-soft" strokeWidth="12" d="M36 24h82" opacity=".55" />
      <g transform="translate(-84 16)">
        <rect className="f-sun" x="-36" y="-29" width="72" height="58" rx="10" />
        <path
          className="s-teal"
          strokeWidth="5"
          d="M-36-9h24M-36 10h24M12-9h24M12 10h24M-12-29v58M12-29v58"
        />
      </g>
    </g>
  );
}

/** The slot of the kiosk seen from the front; whatever moves goes behind its edge. */
function Slot({ children, arrow }: { children: ReactNode; arrow: 'down' | 'up' | null }) {
  return (
    <Scene>
      <clipPath id="above-slot">
        <rect x="0" y="-60" width="720" height="447" />
      </clipPath>
      <g clipPath="url(#above-slot)">{children}</g>
      <rect className="f-ink" x="150" y="378" width="420" height="150" rx="30" />
      <rect className="f-sun" x="232" y="381" width="256" height="13" rx="6.5" />
      <g className="f-soft">
        <circle cx="316" cy="462" r="11" opacity=".4" />
        <circle cx="360" cy="462" r="11" opacity=".7" />
        <circle cx="404" cy="462" r="11" />
      </g>
      {arrow && (
        <g transform={arrow === 'down' ? 'translate(562 230)' : 'translate(562 230) scale(1 -1)'}>
          <path className="s-teal" strokeWidth="18" d="M0-92V74M-42 34 0 78l42-44" />
        </g>
      )}
    </Scene>
  );
}

function UprightCard({ y }: { y: number }) {
  return (
    <g transform={`translate(360 ${y}) rotate(-90)`}>
      <CardFace />
    </g>
  );
}

export function CardGoesIn() {
  return (
    <Slot arrow="down">
      <g className="goes-in">
        <UprightCard y={228} />
      </g>
    </Slot>
  );
}

export function CardComesOut() {
  return (
    <Slot arrow="up">
      <g className="goes-out">
        <UprightCard y={228} />
      </g>
    </Slot>
  );
}

/** The card stays where it is while the machine works. */
export function CardIsIn() {
  return (
    <Slot arrow={null}>
      <UprightCard y={330} />
    </Slot>
  );
}

/** The slot is empty, the card is back in the hand of its owner. */
export function CardAway() {
  return (
    <Slot arrow={null}>
      <g transform="translate(360 182) rotate(-8)">
        <CardFace />
      </g>
    </Slot>
  );
}

/** wipe: the chip is to be cleaned. turn: the other side. wrong: not a card for this kiosk. */
export function CardProblemPicture({ sign }: { sign: 'wipe' | 'turn' | 'wrong' }) {
  return (
    <Scene>
      <g transform="translate(360 290) scale(1.28)">
        <CardFace />
      </g>
      {sign === 'wipe' && <Sparkles />}
      {sign === 'turn' && <TurnArrows />}
      {sign === 'wrong' && <WrongSign />}
    </Scene>
  );
}

function Sparkles() {
  const star = 'M0-46C4-12 12-4 46 0 12 4 4 12 0 46-4 12-12 4-46 0-12-4-4-12 0-46Z';
  return (
    <g className="f-teal">
      <path d={star} transform="translate(104 204)" />
      <path d={star} transform="translate(178 112) scale(.62)" />
      <path d={star} transform="translate(124 420) scale(.5)" />
    </g>
  );
}

function TurnArrows() {
  return (
    <g className="s-teal" strokeWidth="17">
      <path d="M176 128a250 130 0 0 1 344-10M496 70l26 50-55 8" />
      <path d="M544 452a250 130 0 0 1-344 10M224 510l-26-50 55-8" />
    </g>
  );
}

function WrongSign() {
  return (
    <g transform="translate(540 420)">
      <circle className="f-teal" r="74" />
      <circle className="f-card" r="60" />
      <path className="s-teal" strokeWidth="15" d="m-22-22 44 44M22-22l-44 44" />
    </g>
  );
}

/** No card in the hand: the place where it would go stays empty. */
export function NoCardPicture() {
  return (
    <Slot arrow={null}>
      <rect
        className="s-teal"
        strokeWidth="9"
        strokeDasharray="4 24"
        x="265"
        y="52"
        width="190"
        height="300"
        rx="20"
      />
      <path className="s-teal" strokeWidth="22" d="M333 164c0-38 54-38 54-2 0 26-27 24-27 50" />
      <circle className="f-teal" cx="360" cy="250" r="13" />
    </Slot>
  );
}
