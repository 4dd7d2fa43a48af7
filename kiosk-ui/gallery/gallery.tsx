/**
 * Any screen, alone: a page that draws the real <App> for a snapshot of the machine, without an agent, a voice or a
 * clock. For tests, drills and whoever looks at the screens. It is built apart (vite.config.ts beside it) and is never a
 * part of the kiosk.
 */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { transition } from 'xstate';
import { App } from '../src/app.tsx';
import type { PatientEvent } from '../src/journey/events.ts';
import { type JourneySnapshot, journeyMachine } from '../src/journey/machine.ts';
import { screenOf } from '../src/journey/screen.ts';
import { silentVoice } from '../src/parts/voice-context.ts';
import '../src/style/all-styles.ts';
import { loadLanguage } from '../src/text/languages.ts';
import { showLanguage } from '../src/text/shown.ts';
import type { Drawn } from './shot.ts';

const page = document.getElementById('root');
if (!page) throw new Error('index.html has no root');
const root = createRoot(page);
let shots = 0;

window.draw = async ({ value, context, language = context.language, display = context.display, voice }) => {
  showLanguage(await loadLanguage(language));
  const snapshot = journeyMachine.resolveState({ value, context: { ...context, language, display } });
  const drawn: Drawn = { screen: screenOf(snapshot), unheard: [] };
  window.drawn = drawn;
  window.said = [];
  const send = (event: PatientEvent): void => {
    window.said.push(event);
    if (!isHeard(snapshot, event)) drawn.unheard.push(event.type);
  };
  const controls = { ...silentVoice, ...(voice && { state: voice }) };
  shots += 1;
  // Drawn anew each time: nothing of the former screen stays, not even how far it was read.
  flushSync(() => root.render(<App key={shots} snapshot={snapshot} send={send} voice={controls} />));
  // The screens of a visit come in a file of their own.
  await import('../src/visit-screens.ts');
  await painted();
  await document.fonts.ready;
  await painted();
  return drawn;
};

window.transcribe = async () => {
  const { transcriptOf } = await import('./transcript.ts');
  return transcriptOf(page);
};

/** After the second frame the first one is on the glass. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

/** Something comes of it, beside the moment of deafness after every touch. */
function isHeard(snapshot: JourneySnapshot, event: PatientEvent): boolean {
  const [next] = transition(journeyMachine, snapshot, event);
  return whatCounts(next) !== whatCounts(snapshot);
}

function whatCounts({ value, context }: JourneySnapshot): string {
  const withoutTouch = JSON.stringify(value, (key, inner: unknown) => (key === 'touch' ? null : inner));
  return withoutTouch + JSON.stringify(context);
}
