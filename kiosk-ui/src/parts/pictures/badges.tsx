/** What became of a thing, in one disc with one sign: laid over the corner of a picture. */
import type { ReactNode } from 'react';

/** All badges are one disc of 148 with one sign. */
function Badge({ children }: { children: ReactNode }) {
  return (
    <g>
      <circle className="f-teal" r="74" />
      <circle className="f-card" r="60" />
      {children}
    </g>
  );
}

export function CheckBadge() {
  return (
    <Badge>
      <path className="s-teal" strokeWidth="15" d="m-28 2 20 21 36-44" />
    </Badge>
  );
}

export function ClockBadge() {
  return (
    <Badge>
      <path className="s-teal" strokeWidth="12" d="M0-34V0l24 15" />
    </Badge>
  );
}

export function QuestionBadge() {
  return (
    <Badge>
      <path className="s-teal" strokeWidth="14" d="M-19-16c0-28 38-28 38-2C19 2 0 0 0 17" />
      <circle className="f-teal" cy="36" r="8" />
    </Badge>
  );
}

export function LockBadge() {
  return (
    <Badge>
      <path className="s-teal" strokeWidth="11" d="M-16-4v-14a16 16 0 0 1 32 0v14" />
      <rect className="f-teal" x="-28" y="-6" width="56" height="42" rx="8" />
    </Badge>
  );
}

export function MinusBadge() {
  return (
    <Badge>
      <path className="s-teal" strokeWidth="15" d="M-28 0h56" />
    </Badge>
  );
}

/** A magnifying glass over the papers. */
export function SearchBadge() {
  return (
    <g>
      <path className="s-teal" strokeWidth="26" d="m34 34 54 54" />
      <circle className="f-card" r="58" />
      <circle className="s-teal" strokeWidth="16" r="58" />
      <path className="s-soft" strokeWidth="12" d="M-30-6a32 32 0 0 1 26-26" />
    </g>
  );
}
