import { Heart } from './heart.tsx';
import { Scene } from './scene.tsx';

export function ShieldPicture() {
  return (
    <Scene>
      <path
        className="f-teal"
        d="M360 44c62 42 118 58 184 60v156c0 118-74 200-184 254-110-54-184-136-184-254V104c66-2 122-18 184-60Z"
      />
      <path
        className="f-soft"
        d="M360 92c48 30 92 43 142 47v122c0 92-54 156-142 203-88-47-142-111-142-203V139c50-4 94-17 142-47Z"
      />
      <path className="s-teal" strokeWidth="24" d="M312 264v-34a48 48 0 0 1 96 0v34" />
      <rect className="f-teal" x="284" y="258" width="152" height="120" rx="20" />
      <circle className="f-sun" cx="360" cy="308" r="18" />
      <rect className="f-sun" x="353" y="312" width="14" height="34" rx="7" />
    </Scene>
  );
}

/** An open hand: no, calmly. */
export function HandPicture() {
  return (
    <Scene>
      <g className="f-teal">
        <rect x="262" y="128" width="52" height="230" rx="26" />
        <rect x="322" y="92" width="52" height="260" rx="26" />
        <rect x="382" y="112" width="52" height="240" rx="26" />
        <rect x="442" y="160" width="48" height="200" rx="24" />
        <path d="M262 300h228v60c0 84-44 128-112 128-62 0-92-28-116-78l-58-112c-16-32 24-58 46-30l12 16Z" />
      </g>
      <path
        className="f-soft edge"
        strokeWidth="7"
        d="M290 476h176a14 14 0 0 1 14 14v38H276v-38a14 14 0 0 1 14-14Z"
      />
      <circle className="f-sun" cx="378" cy="394" r="26" />
    </Scene>
  );
}

/** The call that does not get through. */
export function UnpluggedPicture() {
  return (
    <Scene>
      <path className="s-teal" strokeWidth="18" d="M70 398c70 60 120 10 148-52" />
      <path className="s-teal" strokeWidth="18" d="M650 170c-70-60-120-10-148 52" />
      <g transform="translate(262 312) rotate(-32)">
        <rect className="f-teal" x="-66" y="-54" width="106" height="108" rx="24" />
        <path className="s-teal" strokeWidth="16" d="M46-26h40M46 26h40" />
      </g>
      <g transform="translate(458 256) rotate(-32)">
        <rect className="f-soft edge" strokeWidth="8" x="-46" y="-54" width="106" height="108" rx="24" />
        <path className="s-teal" strokeWidth="13" d="M-40-26h14M-40 26h14" />
      </g>
      <circle className="f-sun" cx="362" cy="262" r="17" />
    </Scene>
  );
}

/** Time that passes, without a hurry. */
export function ClockPicture() {
  return (
    <Scene>
      <circle className="f-teal" cx="360" cy="284" r="190" />
      <circle className="f-card" cx="360" cy="284" r="158" />
      <path className="s-soft" strokeWidth="14" d="M360 150v18M360 400v18M226 284h18M476 284h18" />
      <path className="s-teal" strokeWidth="20" d="M360 194v90l66 44" />
      <circle className="f-sun" cx="360" cy="284" r="21" />
    </Scene>
  );
}

/** Come back when you like: a day of the calendar. */
export function CalendarPicture() {
  return (
    <Scene>
      <rect className="f-card edge" strokeWidth="8" x="186" y="118" width="348" height="350" rx="30" />
      <path className="f-teal" d="M186 148a30 30 0 0 1 30-30h288a30 30 0 0 1 30 30v70H186Z" />
      <path className="s-teal" strokeWidth="20" d="M270 84v56M450 84v56" />
      <g className="f-soft">
        <rect x="226" y="258" width="68" height="68" rx="14" />
        <rect x="326" y="258" width="68" height="68" rx="14" />
        <rect x="426" y="258" width="68" height="68" rx="14" />
        <rect x="226" y="356" width="68" height="68" rx="14" />
        <rect x="426" y="356" width="68" height="68" rx="14" />
      </g>
      <circle className="f-sun" cx="360" cy="390" r="42" />
    </Scene>
  );
}

/** The life that one beat tells. */
export function EmergencyPicture() {
  return (
    <Scene>
      <Heart x={360} y={296} scale={2.75} />
      <path className="s-card" strokeWidth="17" d="M206 296h78l30-66 54 128 36-62h46" />
      <circle className="f-sun" cx="478" cy="296" r="25" />
    </Scene>
  );
}

/** A telephone, for the call to the 15. */
export function SamuPicture() {
  return (
    <Scene>
      <g transform="translate(316 318) scale(1.16)">
        <path
          className="f-teal"
          d="M-128-120c-8-30 10-52 34-56l32-6c14-2 27 6 31 20l18 62c4 13-1 26-12 33l-28 18c20 52 60 92 112 112l18-28c7-11 20-16 33-12l62 18c14 4 22 17 20 31l-6 32c-4 24-26 42-56 34C2 106-96 8-128-120Z"
        />
      </g>
      <path
        className="f-card edge"
        strokeWidth="8"
        d="M440 66h132a30 30 0 0 1 30 30v104a30 30 0 0 1-30 30h-76l-52 44v-44h-4a30 30 0 0 1-30-30V96a30 30 0 0 1 30-30Z"
      />
      <g className="s-teal" strokeWidth="18">
        <path d="m450 124 30-22v92" />
        <path d="M566 102h-44v36c36-12 50 8 50 28 0 30-36 38-54 20" />
      </g>
      <circle className="f-sun" cx="226" cy="172" r="20" />
    </Scene>
  );
}

/** The same page in two windows. */
export function WindowsPicture() {
  return (
    <Scene>
      <g className="edge" strokeWidth="8">
        <rect className="f-card" x="130" y="108" width="330" height="270" rx="24" />
        <rect className="f-soft" x="262" y="204" width="330" height="270" rx="24" />
      </g>
      <path
        className="f-teal"
        d="M130 132a24 24 0 0 1 24-24h282a24 24 0 0 1 24 24v32H130ZM262 228a24 24 0 0 1 24-24h282a24 24 0 0 1 24 24v32H262Z"
      />
      <circle className="f-sun" cx="552" cy="232" r="13" />
      <Heart x={427} y={370} scale={0.86} />
    </Scene>
  );
}

/** The record, on a telephone at home. */
export function PhonePicture() {
  return (
    <Scene>
      <rect className="f-teal" x="244" y="52" width="232" height="460" rx="44" />
      <rect className="f-card" x="264" y="96" width="192" height="350" rx="12" />
      <Heart x={360} y={236} scale={0.94} />
      <path className="s-soft" strokeWidth="15" d="M300 352h120M300 396h76" />
      <circle className="f-sun" cx="360" cy="479" r="16" />
    </Scene>
  );
}
