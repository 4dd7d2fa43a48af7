/** Opens the page: takes the boot token out of the address, starts the machine, shows its screens. */
import './agent/interpret-schemas.ts';
import './style/all-styles.ts';
import { createRoot } from 'react-dom/client';
import { createActor } from 'xstate';
import { agentClient } from './agent/client.ts';
import { startHeartbeat } from './agent/heartbeat.ts';
import { sayWhenDeaf } from './display/deaf-page.ts';
import { journeyActions, journeyActors } from './journey/actors.ts';
import { followScreens } from './journey/follow-screens.ts';
import { journeyMachine } from './journey/machine.ts';
import { screenOf } from './journey/screen.ts';
import { startKeys } from './keys/start-keys.ts';
import { Kiosk } from './kiosk.tsx';
import { loadLanguage } from './text/languages.ts';
import { startVoice } from './voice/start-voice.ts';

const restartAfterMs = 5_000;
const now = (): number => performance.now();

/** The token must not stay where it can be read, copied or gone back to. */
function takeToken(): string | null {
  const token = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  return token || null;
}

async function start(page: HTMLElement): Promise<void> {
  const client = agentClient(takeToken());
  const machine = journeyMachine.provide({ actors: journeyActors(client), actions: journeyActions });
  const { notice, closureNotice } = await loadLanguage('fr');
  const actor = createActor(machine, { input: { notice, closureNotice } }).start();
  for (const sign of ['pointerdown', 'keydown'] as const) {
    // While it comes down: a control keeps for itself what reaches it.
    document.addEventListener(sign, () => actor.send({ type: 'TOUCH', at: now() }), {
      capture: true,
    });
  }
  document.addEventListener('contextmenu', (event) => event.preventDefault());
  followScreens(actor, now);
  const voice = startVoice(page, actor);
  sayWhenDeaf(page, actor);
  startKeys({ page, heard: () => actor.send({ type: 'HEARD' }) });
  createRoot(page, { onUncaughtError: restart }).render(<Kiosk actor={actor} voice={voice} />);
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
