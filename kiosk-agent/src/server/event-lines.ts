/** The lines of a stream of server-sent events (WHATWG HTML §9.2.6), as events. Bounded: nothing may grow without end. Pure. */

export interface SentEvent {
  event: string;
  data: string;
}

/** An open event may have that many characters, whole or not yet ended. */
export const eventCharsMax = 64 * 1024;

export interface EventLines {
  /** The events that `text` completes; null: one is too long, and nothing more will be understood. */
  take(text: string): SentEvent[] | null;
}

export function eventLines(charsMax = eventCharsMax): EventLines {
  let line = '';
  let event = '';
  let data: string[] = [];
  let afterCarriageReturn = false;
  let size = 0;

  /** One whole line; gives the event that an empty one completes. */
  const end = (): SentEvent | null => {
    const whole = line;
    line = '';
    if (whole !== '') {
      field(whole);
      return null;
    }
    const complete = data.length === 0 ? null : { event: event || 'message', data: data.join('\n') };
    [event, data, size] = ['', [], 0];
    return complete;
  };
  const field = (whole: string): void => {
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(whole) ?? [];
    if (name === 'event') event = value;
    else if (name === 'data') data.push(value);
  };
  return {
    take(text) {
      const events: SentEvent[] = [];
      for (const char of text) {
        const endsPair = afterCarriageReturn && char === '\n';
        afterCarriageReturn = char === '\r';
        if (endsPair) continue;
        if (char === '\n' || char === '\r') {
          const complete = end();
          if (complete) events.push(complete);
        } else {
          size += 1;
          if (size > charsMax) return null;
          line += char;
        }
      }
      return events;
    },
  };
}
