/** Small pictures of what a record holds, and of what may be done with it. 64 × 64. */
import { Heart } from './heart.tsx';
import { Icon } from './icon.tsx';

const folder = (
  <path
    className="f-teal"
    d="M6 18a5 5 0 0 1 5-5h14l6 7h22a5 5 0 0 1 5 5v26a5 5 0 0 1-5 5H11a5 5 0 0 1-5-5Z"
  />
);

const sheet = (
  <path className="f-teal" d="M12 10a5 5 0 0 1 5-5h20l15 15v34a5 5 0 0 1-5 5H17a5 5 0 0 1-5-5Z" />
);

export const recordIcon = (
  <Icon>
    {folder}
    <Heart x={32} y={40} scale={0.17} className="f-sun" />
  </Icon>
);

/** A picture of bones on its light box. */
export const resultsIcon = (
  <Icon>
    <rect className="f-teal" x="8" y="5" width="48" height="54" rx="6" />
    <path className="s-card" strokeWidth="4.5" d="M32 13v36M20 20h24M18 30h28M20 40h24" />
    <circle className="f-sun" cx="32" cy="51" r="4" />
  </Icon>
);

export const letterIcon = (
  <Icon>
    <rect className="f-teal" x="5" y="13" width="54" height="40" rx="6" />
    <path className="s-card" strokeWidth="4.5" d="m11 20 21 17 21-17" />
    <circle className="f-sun" cx="32" cy="45" r="4.5" />
  </Icon>
);

export const wishesIcon = (
  <Icon>
    {sheet}
    <path className="s-card" strokeWidth="4.5" d="M20 46h18" />
    <Heart x={30} y={30} scale={0.16} className="f-sun" />
  </Icon>
);

/** One sheet in the place of two. */
export const onceIcon = (
  <Icon>
    <path
      className="s-teal"
      strokeWidth="4"
      strokeDasharray="2 8"
      d="M26 6h28a5 5 0 0 1 5 5v34a5 5 0 0 1-5 5h-4"
    />
    <rect className="f-teal" x="6" y="14" width="38" height="46" rx="6" />
    <path className="s-card" strokeWidth="5" d="m15 38 8 8 13-16" />
  </Icon>
);

/** Two medicines that do not go together. */
export const mixtureIcon = (
  <Icon>
    <g transform="rotate(-38 18 32)">
      <rect className="f-teal" x="8" y="12" width="20" height="40" rx="10" />
      <path className="f-card" d="M11.5 32h13v9a6.5 6.5 0 0 1-13 0Z" />
    </g>
    <g transform="rotate(38 46 32)">
      <rect className="f-teal" x="36" y="12" width="20" height="40" rx="10" />
      <path className="f-card" d="M39.5 32h13v9a6.5 6.5 0 0 1-13 0Z" />
    </g>
    <circle className="f-sun" cx="32" cy="10" r="6" />
  </Icon>
);

export const addIcon = (
  <Icon>
    {folder}
    <path className="s-card" strokeWidth="5" d="M32 28v18M24 39l8 8 8-8" />
    <circle className="f-sun" cx="32" cy="8" r="5" />
  </Icon>
);

/** A sheet behind its mask. */
export const hideIcon = (
  <Icon>
    {sheet}
    <path className="s-card" strokeWidth="4" d="M16 36c9-11 23-11 32 0-9 11-23 11-32 0Z" />
    <path className="s-card" strokeWidth="4.5" d="m18 50 27-29" />
    <circle className="f-sun" cx="22" cy="15" r="4.5" />
  </Icon>
);

/** The key is taken back. */
export const withdrawIcon = (
  <Icon>
    <g transform="rotate(-45 32 32)">
      <circle className="s-teal" strokeWidth="7" cx="17" cy="32" r="10" />
      <path className="s-teal" strokeWidth="7" d="M27 32h30M46 32v9M57 32v8" />
    </g>
    <circle className="f-sun" cx="51" cy="51" r="8" />
  </Icon>
);

export const shutIcon = (
  <Icon>
    {folder}
    <path className="s-card" strokeWidth="4" d="M26 37v-4a6 6 0 0 1 12 0v4" />
    <rect className="f-card" x="22" y="36" width="20" height="15" rx="3.5" />
    <circle className="f-sun" cx="32" cy="43.5" r="4" />
  </Icon>
);

/** What stood there is gone. */
export const eraseIcon = (
  <Icon>
    <g transform="rotate(-32 32 30)">
      <rect className="f-teal" x="8" y="18" width="48" height="24" rx="7" />
      <path className="f-card" d="M15 22h11v16H15a3 3 0 0 1-3-3V25a3 3 0 0 1 3-3Z" />
    </g>
    <path className="s-teal" strokeWidth="5" d="M22 56h34" />
    <circle className="f-sun" cx="12" cy="56" r="4.5" />
  </Icon>
);

export const reopenIcon = (
  <Icon>
    <path className="f-teal" d="M6 16a5 5 0 0 1 5-5h13l6 7h18a5 5 0 0 1 5 5v5H6Z" />
    <path className="f-teal" d="M3 33h58l-6 21a4 4 0 0 1-4 3H13a4 4 0 0 1-4-3Z" />
    <Heart x={32} y={45} scale={0.14} className="f-sun" />
  </Icon>
);
