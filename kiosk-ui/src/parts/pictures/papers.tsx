/** What is shown at the counter, and what is read. */
import { Heart } from './heart.tsx';
import { Scene } from './scene.tsx';

/** An identity card and a family's booklet. Invented: no State's papers look like this. */
export function PapersPicture() {
  return (
    <Scene>
      <g transform="rotate(7 430 250)">
        <rect className="f-teal" x="330" y="84" width="222" height="296" rx="18" />
        <path className="s-card" strokeWidth="9" d="M358 84v296" opacity=".6" />
        <g className="f-soft">
          <circle cx="440" cy="192" r="22" />
          <circle cx="488" cy="192" r="22" />
          <circle cx="464" cy="232" r="15" />
        </g>
        <path className="s-soft" strokeWidth="11" d="M412 290h104M412 322h68" />
      </g>
      <g transform="rotate(-7 300 340)">
        <rect className="f-card edge" strokeWidth="8" x="128" y="232" width="368" height="244" rx="24" />
        <rect className="f-soft" x="160" y="270" width="122" height="150" rx="14" />
        <circle className="f-teal" cx="221" cy="324" r="27" />
        <path className="f-teal" d="M172 420c0-40 22-58 49-58s49 18 49 58Z" />
        <path className="s-teal" strokeWidth="13" d="M314 296h136M314 340h136" />
        <path className="s-soft" strokeWidth="13" d="M314 384h84" />
        <circle className="f-sun" cx="446" cy="420" r="23" />
      </g>
    </Scene>
  );
}

/** A sheet folded in two, to take away or to read. */
export function LeafletPicture() {
  return (
    <Scene>
      <path
        className="f-card edge"
        strokeWidth="8"
        d="M360 150v308l-188-44a20 20 0 0 1-16-20V134a20 20 0 0 1 25-20Z"
      />
      <path
        className="f-soft edge"
        strokeWidth="8"
        d="M360 150v308l188-44a20 20 0 0 0 16-20V134a20 20 0 0 0-25-20Z"
      />
      <path className="s-soft" strokeWidth="14" d="m202 196 112 28M202 254l112 28M202 312l78 20" />
      <Heart x={462} y={282} scale={0.86} />
      <circle className="f-sun" cx="518" cy="168" r="19" />
    </Scene>
  );
}

/** Read to the end: five steps, all of them passed. */
export function AllReadPicture() {
  return (
    <Scene>
      <g transform="translate(0 -30)">
        <path
          className="f-card edge"
          strokeWidth="8"
          d="M360 150v276l-170-40a20 20 0 0 1-16-20V134a20 20 0 0 1 25-20Z"
        />
        <path
          className="f-card edge"
          strokeWidth="8"
          d="M360 150v276l170-40a20 20 0 0 0 16-20V134a20 20 0 0 0-25-20Z"
        />
        <path
          className="s-soft"
          strokeWidth="14"
          d="m216 198 96 24M216 254l96 24M216 310l64 16M408 222l96-24M408 278l96-24"
        />
        <circle className="f-sun" cx="456" cy="330" r="18" />
      </g>
      <g className="f-teal">
        <circle cx="224" cy="486" r="25" />
        <circle cx="292" cy="486" r="25" />
        <circle cx="360" cy="486" r="25" />
        <circle cx="428" cy="486" r="25" />
        <circle cx="496" cy="486" r="25" />
      </g>
    </Scene>
  );
}

/** A telephone before the square of a sheet. */
export function ScanPicture() {
  return (
    <Scene>
      <rect className="f-card edge" strokeWidth="8" x="318" y="92" width="266" height="350" rx="20" />
      <path className="s-soft" strokeWidth="14" d="M358 372h186M358 406h110" />
      <g className="s-teal" strokeWidth="13">
        <rect x="366" y="140" width="64" height="64" rx="8" />
        <rect x="476" y="140" width="64" height="64" rx="8" />
        <rect x="366" y="250" width="64" height="64" rx="8" />
      </g>
      <g className="f-teal">
        <rect x="476" y="250" width="28" height="28" rx="5" />
        <rect x="518" y="284" width="28" height="28" rx="5" />
      </g>
      <g transform="translate(232 342) rotate(-12)">
        <rect className="f-mist" x="-106" y="-184" width="212" height="368" rx="44" />
        <rect className="f-teal" x="-92" y="-170" width="184" height="340" rx="34" />
        <rect className="f-card" x="-74" y="-134" width="148" height="252" rx="10" />
        <path className="s-teal" strokeWidth="12" d="M-46-62v-32h32M46-62v-32H14M-46 38v32h32M46 38v32H14" />
        <circle className="f-sun" cy="-12" r="24" />
      </g>
    </Scene>
  );
}
