/** The real actors of the machine, over the client of the agent, and its one act on the page. */
import type { Language } from '@borne/kiosk-agent/contract';
import { fromCallback, fromPromise } from 'xstate';
import type { AgentClient } from '../agent/client.ts';
import * as french from '../text/fr.ts';
import { loadLanguage } from '../text/languages.ts';
import { showLanguage } from '../text/shown.ts';
import type { Answer, Command, JourneyContext, LanguageShown, Order, StreamEvent } from './events.ts';
import { wipePage } from './wipe-page.ts';

const nothingToSend: Answer = { ok: false, code: 'unanswered' };

export function journeyActors(client: AgentClient) {
  const send = fromPromise<Answer, Command | Order | null>(({ input, signal }) =>
    input ? client.send(input, signal) : Promise.resolve(nothingToSend),
  );
  return {
    openSession: fromPromise<Answer>(({ signal }) => client.open(signal)),
    agentStream: fromCallback<StreamEvent>(({ sendBack }) => client.watch(sendBack)),
    sendCommand: send,
    sendOrder: send,
    tellPresence: fromPromise<Answer, JourneyContext['visitId']>(({ input, signal }) =>
      input ? client.tellPresence(input, signal) : Promise.resolve(nothingToSend),
    ),
    loadLanguage: fromPromise<LanguageShown, Language>(({ input, signal }) => bringLanguage(input, signal)),
    wipe: fromPromise<void>(() => wipePage()),
  };
}

/** French comes with the page: it is there at once. */
export const journeyActions = {
  showFirstLanguage: () => showLanguage({ language: 'fr', catalogue: french }),
};

/** A language that comes too late is not shown any more. */
async function bringLanguage(wanted: Language, signal: AbortSignal): Promise<LanguageShown> {
  const { catalogue, language, notice, closureNotice } = await loadLanguage(wanted);
  signal.throwIfAborted();
  showLanguage({ language, catalogue });
  return { language, notice, closureNotice };
}
