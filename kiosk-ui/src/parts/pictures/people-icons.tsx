/** Small pictures of who reads a record, who may not, and what can be seen of it. 64 × 64. */
import { Icon } from './icon.tsx';

const person = (
  <g className="f-teal">
    <circle cx="24" cy="19" r="12" />
    <path d="M2 56c0-16 9-23 22-23s22 7 22 23Z" />
  </g>
);

/** Each reading leaves its line: who, and when. */
export const traceIcon = (
  <Icon>
    <rect className="f-teal" x="8" y="5" width="48" height="54" rx="6" />
    <g className="f-card">
      <circle cx="19" cy="20" r="4.5" />
      <circle cx="19" cy="34" r="4.5" />
    </g>
    <circle className="f-sun" cx="19" cy="48" r="5" />
    <path className="s-card" strokeWidth="4.5" d="M30 20h17M30 34h17M30 48h11" />
  </Icon>
);

export const eyeIcon = (
  <Icon>
    <path className="f-teal" d="M3 32c15-23 43-23 58 0-15 23-43 23-58 0Z" />
    <circle className="f-card" cx="32" cy="32" r="12" />
    <circle className="f-sun" cx="32" cy="32" r="6.5" />
  </Icon>
);

export const blockIcon = (
  <Icon>
    {person}
    <circle className="f-card edge" strokeWidth="5" cx="47" cy="44" r="13" />
    <path className="s-teal" strokeWidth="5" d="m38.5 35.5 17 17" />
  </Icon>
);

export const teamIcon = (
  <Icon>
    <g className="f-teal">
      <circle cx="14" cy="24" r="9" />
      <circle cx="50" cy="24" r="9" />
      <path d="M0 52c0-12 6-17 14-17s14 5 14 17ZM36 52c0-12 6-17 14-17s14 5 14 17Z" />
    </g>
    <circle className="f-teal rim" strokeWidth="4" cx="32" cy="22" r="11" />
    <path className="f-teal rim" strokeWidth="4" d="M14 59c0-16 7-22 18-22s18 6 18 22Z" />
    <circle className="f-sun" cx="32" cy="50" r="5" />
  </Icon>
);

/** One's own doctor sees behind the mask too. */
export const ownDoctorIcon = (
  <Icon>
    {person}
    <path className="s-card" strokeWidth="4" d="M15 36c-1 10 4 14 9 14s10-4 9-14" />
    <circle className="f-sun" cx="24" cy="51" r="4" />
    <path className="f-card edge" strokeWidth="4" d="M38 18c6-9 16-9 22 0-6 9-16 9-22 0Z" />
    <circle className="f-teal" cx="49" cy="18" r="3.5" />
  </Icon>
);

/** Nobody may ask for it. */
export const silenceIcon = (
  <Icon>
    <path
      className="f-teal"
      d="M10 8h44a6 6 0 0 1 6 6v26a6 6 0 0 1-6 6H30L16 58V46h-6a6 6 0 0 1-6-6V14a6 6 0 0 1 6-6Z"
    />
    <path className="s-card" strokeWidth="5.5" d="m22 17 20 20M42 17 22 37" />
  </Icon>
);

/** A loan, a job, a contract: a paper to sign. */
export const contractIcon = (
  <Icon>
    <path className="f-teal" d="M10 10a5 5 0 0 1 5-5h20l14 14v34a5 5 0 0 1-5 5H15a5 5 0 0 1-5-5Z" />
    <path className="s-card" strokeWidth="4.5" d="M18 24h16M18 34h20" />
    <path className="s-sun" strokeWidth="4.5" d="M18 47c5-6 8 4 12-1" />
    <path className="f-teal rim" strokeWidth="3" d="m36 50 3-10 17-17 7 7-17 17Z" />
  </Icon>
);

/** The employer is not told. */
export const employerUntoldIcon = (
  <Icon>
    <rect className="f-teal" x="3" y="22" width="46" height="34" rx="6" />
    <path className="s-teal" strokeWidth="5.5" d="M17 21v-5a5 5 0 0 1 5-5h8a5 5 0 0 1 5 5v5" />
    <rect className="f-sun" x="20" y="33" width="12" height="9" rx="3" />
    <circle className="f-card edge" strokeWidth="5" cx="49" cy="47" r="12" />
    <path className="s-teal" strokeWidth="5" d="m41 39 16 16" />
  </Icon>
);

/** The scales of the law. */
export const lawIcon = (
  <Icon>
    <path className="s-teal" strokeWidth="5" d="M32 9v46M20 57h24M10 17h44" />
    <path className="f-teal" d="M0 38h22a11 10 0 0 1-22 0ZM42 38h22a11 10 0 0 1-22 0Z" />
    <path className="s-teal" strokeWidth="3.5" d="m11 18-8 19M11 18l8 19M53 18l-8 19M53 18l8 19" />
    <circle className="f-sun" cx="32" cy="9" r="6" />
  </Icon>
);

/** Whom to call. */
export const relativeIcon = (
  <Icon>
    {person}
    <path
      className="f-teal rim"
      strokeWidth="3"
      d="M37 21c-1-4 1-6 4-7l3-1c2 0 3 1 3 2l2 6-4 4c2 5 5 8 10 10l4-4 6 2c1 0 2 1 2 3l-1 3c-1 3-3 5-7 4-12-3-20-11-22-22Z"
    />
    <circle className="f-sun" cx="24" cy="48" r="5" />
  </Icon>
);

/** Nothing can be said any more. */
export const speechlessIcon = (
  <Icon>
    <path
      className="f-teal"
      d="M10 8h44a6 6 0 0 1 6 6v26a6 6 0 0 1-6 6H30L16 58V46h-6a6 6 0 0 1-6-6V14a6 6 0 0 1 6-6Z"
    />
    <g className="f-card">
      <circle cx="19" cy="27" r="4.5" />
      <circle cx="45" cy="27" r="4.5" />
    </g>
    <circle className="f-sun" cx="32" cy="27" r="4.5" />
  </Icon>
);

/** One answer for each question. */
export const eachIcon = (
  <Icon>
    <rect className="f-teal" x="3" y="8" width="27" height="48" rx="6" />
    <rect className="f-card edge" strokeWidth="5" x="36" y="10.5" width="24" height="43" rx="5" />
    <path className="s-card" strokeWidth="5" d="m10 32 5 6 8-11" />
    <path className="s-teal" strokeWidth="5" d="M43 32h10" />
  </Icon>
);
