import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventLines, type SentEvent } from '../../../kiosk-agent/src/server/event-lines.ts';

/** Everything that comes of these pieces, in order; null: it was given up. */
function events(...pieces: string[]): SentEvent[] | null {
  const lines = eventLines(1_000);
  const taken = pieces.map((piece) => lines.take(piece));
  return taken.includes(null) ? null : taken.flatMap((some) => some ?? []);
}

describe('an event', () => {
  test.each([
    [
      'with a name and data',
      'event: calls\ndata: {"calls":[]}\n\n',
      [{ event: 'calls', data: '{"calls":[]}' }],
    ],
    ['without a name is a message', 'data: a\n\n', [{ event: 'message', data: 'a' }]],
    ['of two lines of data', 'data: a\ndata: b\n\n', [{ event: 'message', data: 'a\nb' }]],
    ['without a blank after the colon', 'event:calls\ndata:a\n\n', [{ event: 'calls', data: 'a' }]],
    ['with colons in its data', 'data: a:b: c\n\n', [{ event: 'message', data: 'a:b: c' }]],
    ['without data is none', 'event: calls\n\n', []],
    ['that is not ended is none yet', 'data: a\n', []],
    [
      'beside comments and fields that we do not know',
      ': alive\n\nretry: 1\nid: 7\ndata: a\n\n: alive\n\n',
      [{ event: 'message', data: 'a' }],
    ],
  ])('%s', (_, text, expected) => {
    expect(events(text)).toEqual(expected);
  });

  test('does not pass its name on to the next', () => {
    expect(events('event: calls\ndata: a\n\ndata: b\n\n')).toEqual([
      { event: 'calls', data: 'a' },
      { event: 'message', data: 'b' },
    ]);
  });

  test('keeps its name no longer than its own end, be it without data', () => {
    expect(events('event: calls\n\ndata: b\n\n')).toEqual([{ event: 'message', data: 'b' }]);
  });
});

const stream = fc
  .array(
    fc.record({
      event: fc.constantFrom('calls', 'other'),
      data: fc.json({ maxDepth: 2 }),
    }),
    { maxLength: 5 },
  )
  .map((sent) => ({
    sent,
    text: sent.map(({ event, data }) => `event: ${event}\ndata: ${data}\n\n`).join(''),
  }));
const ends = fc.constantFrom('\n', '\r', '\r\n');
const cuts = fc.array(fc.nat(200), { maxLength: 8 });

test('whatever the line ends and wherever the pieces are cut, the events are the same', () => {
  fc.assert(
    fc.property(stream, ends, cuts, ({ sent, text }, end, at) => {
      const written = text.replaceAll('\n', end);
      const places = [0, ...at.filter((cut) => cut < written.length).sort((a, b) => a - b), written.length];
      const pieces = places.slice(1).map((place, index) => written.slice(places[index], place));
      const lines = eventLines(1_000_000);
      expect(pieces.flatMap<SentEvent | null>((piece) => lines.take(piece) ?? [null])).toEqual(sent);
    }),
  );
});

describe('a flood', () => {
  test('on one line, or on many that never make an event, is given up', () => {
    expect(events('data: '.padEnd(1_001, 'x'))).toBeNull();
    expect(events(...Array<string>(200).fill('data: x\n'))).toBeNull();
    expect(events(...Array<string>(200).fill(`: ${'x'.repeat(10)}\n`))).toBeNull();
  });

  test('a long life is no flood', () => {
    const many = Array<string>(500).fill(': alive\n\ndata: x\n\n');
    expect(events(...many)).toHaveLength(500);
  });
});
