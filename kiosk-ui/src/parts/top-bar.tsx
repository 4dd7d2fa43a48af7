/** At the top of every screen, in this order: the language, the display, the voice. */
import type { ReactNode } from 'react';
import { shortLanguageNames } from '../text/languages.ts';
import { shownLanguage, textOf } from '../text/shown.ts';
import { Button } from './button.tsx';
import { ListenButton } from './listen.tsx';

export function TopBar({ settingsAreHeard }: { settingsAreHeard: boolean }) {
  return (
    <div className="top">
      {settingsAreHeard && (
        <>
          <LanguageButton />
          <Button look="top-button" tap="DISPLAY" words="display" icon={<LettersIcon />} aside />
        </>
      )}
      <span className="between" />
      <ListenButton />
    </div>
  );
}

/** Its own name, for whoever cannot read the language that is shown. */
function LanguageButton() {
  const name = shortLanguageNames[shownLanguage()];
  return (
    <Button look="top-button" tap="LANGUAGE" label={`${name}, ${textOf('buttons.language')}`}>
      <GlobeIcon />
      {name}
    </Button>
  );
}

function BarIcon({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="5" strokeLinecap="round" strokeLinejoin="round">
        {children}
      </g>
    </svg>
  );
}

function GlobeIcon() {
  return (
    <BarIcon>
      <circle cx="32" cy="32" r="25" />
      <path d="M7 32h50M32 7c-16 15-16 35 0 50M32 7c16 15 16 35 0 50" />
    </BarIcon>
  );
}

/** A large and a small letter. */
function LettersIcon() {
  return (
    <BarIcon>
      <path d="M5 52 19 14l14 38M10 40h18" />
      <circle cx="47" cy="42" r="9.5" />
      <path d="M57 31v21" />
    </BarIcon>
  );
}
