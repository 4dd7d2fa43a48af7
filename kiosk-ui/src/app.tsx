/**
 * One snapshot of the machine -> one screen. The shell draws whatever it is handed: the kiosk hands it what its machine
 * and its voice say now (kiosk.tsx), the gallery any snapshot, a `send` that does nothing and `silentVoice`. The words
 * are those of `shownLanguage`, which whoever changes `context.language` loads first (text/shown.ts).
 */
import { useLayoutEffect, useSyncExternalStore } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { displayAttributes } from './display/display-attributes.ts';
import type { PatientEvent } from './journey/events.ts';
import type { JourneySnapshot } from './journey/machine.ts';
import { screenOf } from './journey/screen.ts';
import { JourneyProvider } from './parts/journey-context.tsx';
import { journeyShown } from './parts/journey-shown.ts';
import { Stage } from './parts/stage.tsx';
import { type VoiceControls, VoiceProvider } from './parts/voice-context.ts';
import { Connecting } from './screens/connecting.tsx';
import { localeOf } from './text/languages.ts';
import { onLanguageShown, shownLanguage } from './text/shown.ts';
import { useScreens } from './use-screens.ts';

interface AppProps {
  snapshot: JourneySnapshot;
  send: (event: PatientEvent) => void;
  voice: VoiceControls;
}

export function App({ snapshot, send, voice }: AppProps) {
  const name = screenOf(snapshot);
  const { display } = snapshot.context;
  const language = useSyncExternalStore(onLanguageShown, shownLanguage);
  // Before the eye sees it: no screen shows for a moment in the size or the direction of the former one.
  useLayoutEffect(() => {
    for (const [attribute, value] of Object.entries(displayAttributes(display, language))) {
      document.documentElement.setAttribute(attribute, value);
    }
  }, [display, language]);
  const Screen = useScreens()(name) ?? Connecting;
  return (
    <I18nProvider locale={localeOf(language)}>
      <JourneyProvider value={journeyShown(snapshot, send)}>
        <VoiceProvider value={voice}>
          <Stage>
            <Screen key={name} />
          </Stage>
        </VoiceProvider>
      </JourneyProvider>
    </I18nProvider>
  );
}
