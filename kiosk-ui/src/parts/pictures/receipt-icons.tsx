/** The three ways to take something along, drawn in the colour of their button, so that none weighs more. 64 × 64. */
import { Icon } from './icon.tsx';

export const paperIcon = (
  <Icon>
    <path
      className="s-current"
      strokeWidth="4.5"
      d="M14 6h36v50l-6-5-6 5-6-5-6 5-6-5-6 5ZM23 19h18M23 29h18M23 39h10"
    />
  </Icon>
);

export const handsetIcon = (
  <Icon>
    <rect className="s-current" strokeWidth="4.5" x="17" y="4" width="30" height="56" rx="7" />
    <path
      className="s-current"
      strokeWidth="4.5"
      d="M25 19h4v4h-4ZM36 19h4v4h-4ZM25 31h4v4h-4ZM37 32h2M29 51h6"
    />
  </Icon>
);

/** An empty place. */
export const emptyIcon = (
  <Icon>
    <circle className="s-current" strokeWidth="4.5" strokeDasharray="2 9.8" cx="32" cy="32" r="24" />
    <path className="s-current" strokeWidth="5" d="M22 32h20" />
  </Icon>
);
