import type { ReactNode } from 'react';

/** The ground that all pictures share. They repeat what the words say, so a screen reader passes them by. */
export function Scene({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="56 -6 608 580" aria-hidden="true" focusable="false">
      <circle className="f-mist" cx="360" cy="284" r="264" />
      {children}
    </svg>
  );
}
