/** Reads server-sent events as a client of its own: over TLS as a kiosk, or over http as the counter's page. */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';

export interface EventReader {
  status: number;
  /** What arrived, oldest first: name and parsed data. */
  events: { event: string; data: unknown }[];
  comments: number;
  /** The newest data of any event; undefined before the first. */
  last(): unknown;
  /** The server, or the network, ended it. */
  ended: Promise<void>;
  /** Stops reading; what the server writes piles up. */
  pause(): void;
  close(): void;
}

export function readEvents(options: RequestOptions & { tls: boolean }): Promise<EventReader> {
  const { tls, ...rest } = options;
  return new Promise((resolve, reject) => {
    const begin = (response: IncomingMessage): void => resolve(reader(response));
    const request = tls ? httpsRequest(rest, begin) : httpRequest(rest, begin);
    request.on('error', reject);
    request.end();
  });
}

function reader(response: IncomingMessage): EventReader {
  const events: EventReader['events'] = [];
  let comments = 0;
  let rest = '';
  response.setEncoding('utf8');
  response.on('data', (text: string) => {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      if (block.startsWith(':')) comments += 1;
      else events.push(eventIn(block));
    }
  });
  // A stream that is cut also closes.
  response.on('error', () => undefined);
  return {
    status: response.statusCode ?? 0,
    events,
    get comments() {
      return comments;
    },
    last: () => events.at(-1)?.data,
    ended: new Promise((resolve) => response.once('close', () => resolve())),
    pause: () => response.pause(),
    close: () => response.destroy(),
  };
}

function eventIn(block: string): { event: string; data: unknown } {
  const line = (name: string): string =>
    block
      .split('\n')
      .find((each) => each.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? '';
  return { event: line('event'), data: JSON.parse(line('data')) };
}
