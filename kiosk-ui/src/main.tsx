/** Opens the page: takes the boot token out of the address, starts the machine, shows its screens. */
import './agent/interpret-schemas.ts';
import '@fontsource-variable/atkinson-hyperlegible-next';
import './style/tokens.css';
import './style/base.css';
import './style/controls.css';
import './style/code.css';
import './style/pictures.css';
import './style/voice.css';
import { createRoot } from 'react-dom/client';
import { createActor } from 'xstate';
import { agentClient } from './agent/client.ts';
import { startHeartbeat } from './agent/heartbeat.ts';
import { App } from './app.tsx';
import { journeyActors } from './journey/actors.ts';
import { journeyMachine } from './journey/machine.ts';
import { screenOf } from './journey/screen.ts';
import { currentNotice } from './text/notice.ts';
import { startVoice } from './voice/start-voice.ts';

const restartAfterMs = 5_000;

/** The token must not stay where it can be read, copied or gone back to. */
function takeToken(): string | null {
  const token = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  return token || null;
}

async function start(page: HTMLElement): Promise<void> {
  const client = agentClient(takeToken());
  const machine = journeyMachine.provide({ actors: journeyActors(client) });
  const actor = createActor(machine, { input: { notice: await currentNotice() } }).start();
  for (const sign of ['pointerdown', 'keydown'] as const) {
    document.addEventListener(sign, () => actor.send({ type: 'TOUCH' }));
  }
  document.addEventListener('contextmenu', (event) => event.preventDefault());
  const voice = startVoice(page, actor);
  createRoot(page, { onUncaughtError: restart }).render(<App actor={actor} voice={voice} />);
  startHeartbeat(
    () => screenOf(actor.getSnapshot()),
    (listener) => actor.subscribe(listener),
  );
}

/** A screen that cannot be drawn must not stay blank: the agent kept the truth, the page finds its place again. */
function restart(): void {
  setTimeout(() => location.reload(), restartAfterMs);
}

const page = document.getElementById('root');
if (!page) throw new Error('index.html has no root');
start(page).catch(restart);
