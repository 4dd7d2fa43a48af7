/** Server-sent events (WHATWG HTML §9.2): the whole state at the opening and at each change, and a heartbeat. */
import type { Response } from 'express';
import type { AgentState } from '../../contract/state.ts';
import type { StateBoard } from '../visit/state-board.ts';

export interface EventStream {
  /** Ends it, with a last word if there is one. Twice does no harm. */
  close(lastEvent?: 'replaced'): void;
  onClose(listener: () => void): void;
}

const heartbeatMs = 10_000;
/** A page that does not read is let go: it comes back by itself and gets the state of that moment. */
const unreadBytesMax = 64 * 1024;

export function openEventStream(response: Response, board: StateBoard): EventStream {
  begin(response);
  const send = (text: string): void => {
    if (response.writableLength > unreadBytesMax) response.destroy();
    else response.write(text);
  };
  send(stateEvent(board.state()));
  const unsubscribe = board.subscribe((state) => send(stateEvent(state)));
  const heartbeat = setInterval(() => send(': here\n\n'), heartbeatMs);
  const finish = (): void => {
    unsubscribe();
    clearInterval(heartbeat);
  };
  response.on('close', finish);
  return {
    close(lastEvent) {
      finish();
      response.end(lastEvent && `event: ${lastEvent}\ndata: {}\n\n`);
    },
    onClose: (listener) => response.on('close', listener),
  };
}

/** For a page that is no longer the screen. */
export function tellReplaced(response: Response): void {
  begin(response);
  response.end('event: replaced\ndata: {}\n\n');
}

function begin(response: Response): void {
  response.status(200).type('text/event-stream');
  // The page tries again after this many milliseconds when the agent restarts.
  response.write('retry: 1000\n\n');
}

/** JSON escapes line ends, so one line holds it. */
function stateEvent(state: AgentState): string {
  return `event: state\ndata: ${JSON.stringify(state)}\n\n`;
}
