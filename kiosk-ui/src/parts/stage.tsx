/**
 * What stays from screen to screen, always in the same place: settings and voice at the top, help at the bottom. Screens
 * bring the rest (page.tsx); their words for the two bands are drawn into them, so that no button of the bands is made
 * anew at each step.
 */
import type { Language } from '@borne/kiosk-agent/contract';
import {
  type ComponentType,
  createContext,
  memo,
  type ReactNode,
  type Ref,
  useContext,
  useMemo,
  useState,
} from 'react';
import { shownLanguage } from '../text/shown.ts';
import { AssistedBanner } from './assisted.tsx';
import { Button } from './button.tsx';
import { useJourney } from './journey-context.tsx';
import { Line } from './line.tsx';
import { VoiceBand } from './listen.tsx';
import { HandIcon } from './pictures/icons.tsx';
import { TopBar } from './top-bar.tsx';

export interface Bands {
  stage: HTMLElement;
  /** Where one is. */
  where: HTMLElement;
  hint: HTMLElement;
}

const context = createContext<Bands | null>(null);

/** Null for the moment in which the bands themselves are drawn. */
export const useBands = (): Bands | null => useContext(context);

export function Stage({ children }: { children: ReactNode }) {
  const { context: journey, assisted, settingsAreHeard, mayQuit, helpIsHeard } = useJourney();
  const language = shownLanguage();
  const [stage, setStage] = useState<HTMLElement | null>(null);
  const [where, setWhere] = useState<HTMLElement | null>(null);
  const [hint, setHint] = useState<HTMLElement | null>(null);
  const bands = useMemo(() => (stage && where && hint ? { stage, where, hint } : null), [stage, where, hint]);
  return (
    <div className="stage calm" ref={setStage}>
      <header>
        {journey.agent?.simulated && <Line id="labels.simulated" as="p" className="simulated" aside />}
        <KeptTopBar language={language} settingsAreHeard={settingsAreHeard} />
        <KeptVoiceBand language={language} />
        {assisted && <AssistedBanner />}
        <div className="where" ref={setWhere} />
      </header>
      <main>
        <context.Provider value={bands}>{children}</context.Provider>
      </main>
      <KeptHelpBar language={language} mayQuit={mayQuit} helpIsHeard={helpIsHeard} hint={setHint} />
    </div>
  );
}

interface HelpBarProps {
  mayQuit: boolean;
  helpIsHeard: boolean;
  hint: Ref<HTMLDivElement>;
}

function HelpBar({ mayQuit, helpIsHeard, hint }: HelpBarProps) {
  return (
    <footer className="help-bar">
      {mayQuit && <Button look="bar-button" tap="QUIT" words="quit" aside />}
      <div className="hint" ref={hint} />
      {helpIsHeard && <Button look="bar-button filled" tap="HELP" words="help" icon={<HandIcon />} aside />}
    </footer>
  );
}

/** Drawn again only for other words or other buttons, not at each step. */
const [KeptTopBar, KeptVoiceBand, KeptHelpBar] = [kept(TopBar), kept(VoiceBand), kept(HelpBar)];

/** What shows words of the catalogue is drawn again when they are of another language. */
function kept<Props extends object>(
  Band: ComponentType<Props>,
): ComponentType<Props & { language: Language }> {
  return memo(Band);
}
