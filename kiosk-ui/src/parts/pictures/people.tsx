import { Heart } from './heart.tsx';
import { Scene } from './scene.tsx';

interface PersonProps {
  x: number;
  y: number;
  scale?: number;
}

/** Shoulders, a head, and no face: anybody. */
export function Person({ x, y, scale = 1 }: PersonProps) {
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      <path className="f-teal s-mist" strokeWidth="9" d="M-108 160C-108 70-66 30 0 30s108 40 108 130Z" />
      <circle className="f-soft edge" strokeWidth="7" cy="-48" r="62" />
    </g>
  );
}

/** The same, in a white coat with a stethoscope. */
function Carer({ x, y, scale = 1 }: PersonProps) {
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      <path className="f-card edge" strokeWidth="7" d="M-108 160C-108 70-66 30 0 30s108 40 108 130Z" />
      <path className="f-teal" d="M-34 33 0 92l34-59C24 31 12 30 0 30s-24 1-34 3Z" />
      <path className="s-teal" strokeWidth="8" d="M-52 40c-4 46 8 62 30 66M52 40c2 30-4 46-4 66" />
      <circle className="f-card edge" strokeWidth="8" cx="48" cy="120" r="13" />
      <circle className="f-soft edge" strokeWidth="7" cy="-48" r="62" />
    </g>
  );
}

/** Somebody of the counter: a pharmacy's or a fund's, known by their badge. */
export function Agent({ x, y, scale = 1 }: PersonProps) {
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      <path className="f-card edge" strokeWidth="7" d="M-108 160C-108 70-66 30 0 30s108 40 108 130Z" />
      <path className="f-teal" d="M-34 33 0 92l34-59C24 31 12 30 0 30s-24 1-34 3Z" />
      <path className="s-teal" strokeWidth="6" d="M0 92v64" />
      <rect className="f-sun edge" strokeWidth="6" x="28" y="98" width="46" height="32" rx="7" />
      <circle className="f-soft edge" strokeWidth="7" cy="-48" r="62" />
    </g>
  );
}

/** The person first, the carers around. */
export function PeoplePicture() {
  return (
    <Scene>
      <Carer x={196} y={280} scale={0.92} />
      <Carer x={524} y={280} scale={0.92} />
      <Person x={360} y={336} scale={1.16} />
      <Heart x={360} y={462} scale={0.52} className="f-sun" />
    </Scene>
  );
}

/** The holders of one card. */
export function FamilyPicture() {
  return (
    <Scene>
      <Person x={222} y={288} scale={1.06} />
      <Person x={498} y={288} scale={1.06} />
      <Person x={360} y={386} scale={0.82} />
      <Heart x={360} y={474} scale={0.4} className="f-sun" />
    </Scene>
  );
}

/** One person, before saying who they are. */
export function PersonPicture() {
  return (
    <Scene>
      <Person x={360} y={308} scale={1.36} />
      <Heart x={360} y={452} scale={0.5} className="f-sun" />
    </Scene>
  );
}

/** The one whose card it is has to come. */
export function SomebodyElsePicture() {
  return (
    <Scene>
      <g transform="translate(478 322) scale(1.16)" className="s-teal" strokeWidth="9" strokeDasharray="4 22">
        <path d="M-98 160C-98 74-60 34 0 34s98 40 98 126Z" />
        <circle cy="-48" r="62" />
      </g>
      <Heart x={478} y={448} scale={0.5} className="f-sun" />
      <Person x={260} y={322} scale={1.16} />
    </Scene>
  );
}

/** Somebody behind a counter, ready to listen. */
export function CounterPicture() {
  return (
    <Scene>
      <Agent x={330} y={236} scale={1.24} />
      <path
        className="f-card edge"
        strokeWidth="7"
        d="M470 60h124a24 24 0 0 1 24 24v64a24 24 0 0 1-24 24h-72l-44 40v-40h-8a24 24 0 0 1-24-24V84a24 24 0 0 1 24-24Z"
      />
      <path className="s-teal" strokeWidth="13" d="M492 102h84M492 134h48" />
      <Counter />
    </Scene>
  );
}

export function Counter() {
  return (
    <g>
      <rect className="f-teal" x="96" y="408" width="528" height="40" rx="16" />
      <path
        className="f-soft edge"
        strokeWidth="7"
        d="M128 448h464v72a16 16 0 0 1-16 16H144a16 16 0 0 1-16-16Z"
      />
    </g>
  );
}

/** A parent and their child. */
export function ParentPicture() {
  return (
    <Scene>
      <Person x={290} y={288} scale={1.24} />
      <Person x={474} y={406} scale={0.78} />
      <Heart x={474} y={490} scale={0.36} className="f-sun" />
    </Scene>
  );
}
