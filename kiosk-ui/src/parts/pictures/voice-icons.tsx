/** Pictures of the voice's controls, 64 × 64, drawn in the colour of their button. */
import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="5.5" strokeLinecap="round" strokeLinejoin="round">
        {children}
      </g>
    </svg>
  );
}

const cone = <path fill="currentColor" d="M8 25h10l14-12v38L18 39H8Z" />;

export function SpeakerIcon() {
  return (
    <Icon>
      {cone}
      <path d="M42 23a13 13 0 0 1 0 18M50 14a25 25 0 0 1 0 36" />
    </Icon>
  );
}

export function MuteIcon() {
  return (
    <Icon>
      {cone}
      <path d="M43 24l16 16M59 24L43 40" />
    </Icon>
  );
}

export function RepeatIcon() {
  return (
    <Icon>
      <path d="M49 20a21 21 0 1 0 4 15" />
      <path d="M51 7v14H37" />
    </Icon>
  );
}

export function SofterIcon() {
  return (
    <Icon>
      <path d="M12 32h40" />
    </Icon>
  );
}

export function LouderIcon() {
  return (
    <Icon>
      <path d="M12 32h40M32 12v40" />
    </Icon>
  );
}
