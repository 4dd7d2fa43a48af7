/** The real actors of the machine, over the client of the agent. */
import { fromCallback, fromPromise } from 'xstate';
import type { AgentClient } from '../agent/client.ts';
import type { Answer, Command, JourneyContext, StreamEvent } from './events.ts';

const nothingToSend: Answer = { ok: false, code: 'unanswered' };

export function journeyActors(client: AgentClient) {
  return {
    openSession: fromPromise<Answer>(({ signal }) => client.open(signal)),
    agentStream: fromCallback<StreamEvent>(({ sendBack }) => client.watch(sendBack)),
    sendCommand: fromPromise<Answer, Command | null>(({ input, signal }) =>
      input ? client.send(input, signal) : Promise.resolve(nothingToSend),
    ),
    tellPresence: fromPromise<Answer, JourneyContext['visitId']>(({ input, signal }) =>
      input ? client.tellPresence(input, signal) : Promise.resolve(nothingToSend),
    ),
  };
}
