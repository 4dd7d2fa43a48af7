/** Small pictures beside an item, 64 × 64. */
import { Heart } from './heart.tsx';
import { Icon } from './icon.tsx';

/** Drawn in the colour of its button. */
export function HandIcon() {
  return (
    <Icon>
      <g fill="currentColor">
        <rect x="17" y="13" width="7" height="28" rx="3.5" />
        <rect x="26" y="7" width="7" height="32" rx="3.5" />
        <rect x="35" y="10" width="7" height="30" rx="3.5" />
        <rect x="44" y="17" width="7" height="26" rx="3.5" />
        <path d="M17 34h34v9c0 11-7 16-15 16-9 0-13-4-16-10L11 34c-3-5 3-9 6-4Z" />
      </g>
    </Icon>
  );
}

export const treatmentIcon = (
  <Icon>
    <g transform="rotate(45 32 32)">
      <rect className="f-teal" x="18" y="6" width="28" height="52" rx="14" />
      <path className="f-card" d="M22 32h20v12a10 10 0 0 1-20 0Z" />
    </g>
  </Icon>
);

export const examIcon = (
  <Icon>
    <rect className="f-teal" x="12" y="10" width="40" height="48" rx="6" />
    <rect className="f-sun" x="23" y="5" width="18" height="11" rx="4" />
    <path className="s-card" strokeWidth="4" d="M18 38h8l5-11 6 18 4-7h5" />
  </Icon>
);

export const allergyIcon = (
  <Icon>
    <g className="f-teal">
      <circle cx="32" cy="15" r="10" />
      <circle cx="47" cy="26" r="10" />
      <circle cx="41" cy="43" r="10" />
      <circle cx="23" cy="43" r="10" />
      <circle cx="17" cy="26" r="10" />
    </g>
    <circle className="f-sun" cx="32" cy="30" r="9" />
  </Icon>
);

export const personIcon = (
  <Icon>
    <circle className="f-teal" cx="32" cy="20" r="13" />
    <path className="f-teal" d="M8 58c0-16 10-23 24-23s24 7 24 23Z" />
  </Icon>
);

export const carerIcon = (
  <Icon>
    <path className="s-teal" strokeWidth="5.5" d="M16 8v14a13 13 0 0 0 26 0V8M29 35v6a13 13 0 0 0 26 0v-8" />
    <circle className="f-teal" cx="55" cy="28" r="7" />
    <path className="s-teal" strokeWidth="5.5" d="M12 8h7M39 8h7" />
  </Icon>
);

export const bankIcon = (
  <Icon>
    <g className="f-teal">
      <path d="M32 6 58 21v5H6v-5Z" />
      <rect x="12" y="30" width="8" height="18" />
      <rect x="28" y="30" width="8" height="18" />
      <rect x="44" y="30" width="8" height="18" />
      <rect x="6" y="51" width="52" height="7" rx="2" />
    </g>
  </Icon>
);

export const insuranceIcon = (
  <Icon>
    <path className="f-teal" d="M4 34a28 28 0 0 1 56 0c-5-5-13-5-18 0-5-5-15-5-20 0-5-5-13-5-18 0Z" />
    <path className="s-teal" strokeWidth="5.5" d="M32 32v19a6 6 0 0 1-12 0M32 4v4" />
  </Icon>
);

export const employerIcon = (
  <Icon>
    <rect className="f-teal" x="6" y="20" width="52" height="36" rx="6" />
    <path className="s-teal" strokeWidth="5.5" d="M23 19v-5a5 5 0 0 1 5-5h8a5 5 0 0 1 5 5v5" />
    <rect className="f-sun" x="26" y="32" width="12" height="9" rx="3" />
  </Icon>
);

export const worksDoctorIcon = (
  <Icon>
    <path className="f-teal" d="M9 42a23 23 0 0 1 46 0Z" />
    <rect className="f-teal" x="3" y="45" width="58" height="9" rx="4.5" />
    <path className="s-soft" strokeWidth="4.5" d="M25 22v14M39 22v14" />
    <circle className="f-sun" cx="32" cy="15" r="5" />
  </Icon>
);

export const emergencyIcon = (
  <Icon>
    <Heart x={32} y={34} scale={0.37} />
    <path className="s-card" strokeWidth="4" d="M15 33h9l4-8 7 16 4-8h9" />
  </Icon>
);

export const phoneIcon = (
  <Icon>
    <path
      className="f-teal"
      d="M10 15c-1-5 2-8 5-9l6-1c2 0 4 1 5 3l3 11c1 2 0 5-2 6l-4 3c3 8 9 14 17 17l3-4c1-2 4-3 6-2l11 3c2 1 3 3 3 5l-1 6c-1 4-4 6-9 5C31 53 14 36 10 15Z"
    />
  </Icon>
);

export const doneIcon = (
  <Icon>
    <circle className="f-teal" cx="32" cy="32" r="26" />
    <path className="s-card" strokeWidth="6" d="m20 33 9 9 16-19" />
  </Icon>
);

export const nowIcon = (
  <Icon>
    <circle className="f-card edge" strokeWidth="6" cx="32" cy="32" r="24" />
    <circle className="f-sun" cx="32" cy="32" r="13" />
  </Icon>
);

export const nextIcon = (
  <Icon>
    <circle className="s-teal" strokeWidth="5" strokeDasharray="2 10" cx="32" cy="32" r="24" />
  </Icon>
);
