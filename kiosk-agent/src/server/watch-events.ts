/** One stream of server-sent events from the server, as typed values. A silence or a flood ends it. */
import type { Dispatcher } from 'undici';
import type { z } from 'zod';
import { lost, nonsense, parsedJson, refusal } from './answers.ts';
import { eventCharsMax, eventLines } from './event-lines.ts';
import type { ServerAnswer } from './server.ts';

export interface Watched<T> {
  path: string;
  /** Name of the events that count; others are for kiosks newer than this one. */
  event: string;
  schema: z.ZodType<T>;
  /** Longest time without a byte, the first one included. */
  silenceMs: number;
}

/** Ends with how the stream ended; `answered`: the server ended it. Throws only what `listener` throws. */
export async function watchEvents<T>(
  dispatcher: Dispatcher,
  watched: Watched<T>,
  listener: (value: T) => void,
  signal: AbortSignal,
): Promise<ServerAnswer<null>> {
  const values = valuesOf(dispatcher, watched, signal);
  try {
    for (;;) {
      const next = await values.next();
      if (next.done) return next.value;
      listener(next.value);
    }
  } finally {
    await values.return(nonsense);
  }
}

type Values<T> = AsyncGenerator<T, ServerAnswer<null>, undefined>;

async function* valuesOf<T>(dispatcher: Dispatcher, watched: Watched<T>, over: AbortSignal): Values<T> {
  const { path, silenceMs } = watched;
  const silence = new AbortController();
  const patience = setTimeout(() => silence.abort(), silenceMs);
  const signal = AbortSignal.any([over, silence.signal]);
  try {
    const headers = { accept: 'text/event-stream' };
    const { statusCode, body } = await dispatcher.request({ method: 'GET', path, headers, signal });
    if (statusCode !== 200) return refusal(await shortText(body));
    const understand = valuesIn(watched);
    for await (const bytes of body) {
      patience.refresh();
      const values = understand(bytes);
      if (values === null) return nonsense;
      yield* values;
    }
    return { outcome: 'answered', answer: null };
  } catch (error) {
    return lost(error, silence.signal);
  } finally {
    clearTimeout(patience);
  }
}

/** Null: not what the contract says. */
function valuesIn<T>({ event, schema }: Watched<T>): (bytes: Uint8Array) => T[] | null {
  const lines = eventLines();
  const decoder = new TextDecoder();
  return (bytes) => {
    const events = lines.take(decoder.decode(bytes, { stream: true }));
    const values = events
      ?.filter((sent) => sent.event === event)
      .map(({ data }) => schema.safeParse(parsedJson(data)));
    return values?.every((value) => value.success) ? values.map(({ data }) => data) : null;
  };
}

/** Of a failure, which is short; the rest of a long one is not read. */
async function shortText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of body) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length > eventCharsMax) break;
  }
  return text;
}
