import type { ReactNode } from 'react';

/** The ground of the small pictures: 64 × 64, said by the words beside them. */
export function Icon({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}
