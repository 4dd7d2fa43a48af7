/**
 * The byte stream cut into ESC/POS commands, one byte at a time, from the command tables of the manuals and not from
 * any encoder. Lengths matter most: `10 04 n` is a question of status between two commands, but mere dots inside a
 * picture. What is in no table becomes a command named `unknown`.
 */

export interface Command {
  /** As the manuals write it: `ESC a`, `GS v`; `text` for one printable byte; `unknown`. */
  name: string;
  parameters: number[];
  /** Dots or stored text, where the command carries any. */
  data: Uint8Array;
}

/** Cuts a stream: give it bytes, take the commands that become whole. */
export class CommandReading {
  #current = begin();
  #midway = false;

  push(byte: number): Command | null {
    const step = this.#current.next(byte);
    this.#midway = !step.done;
    if (!step.done) return null;
    this.#current = begin();
    return step.value;
  }

  /** True when the bytes so far end inside a command. */
  get midway(): boolean {
    return this.#midway;
  }
}

/** Suspended at each byte; returns when its command is whole. */
type Reading<T> = Generator<undefined, T, number>;

type Parameters = (name: string) => Reading<Command>;

/** Larger announcements are nonsense, and waiting for them would swallow the next jobs. */
const mostDataBytes = 1 << 20;

const firstBytes: Record<string, number> = { DLE: 0x10, ESC: 0x1b, FS: 0x1c, GS: 0x1d };
const namedBytes: Record<string, number> = { EOT: 0x04, ENQ: 0x05, DC4: 0x14, SP: 0x20 };
const alone: Record<number, string> = { 9: 'HT', 10: 'LF', 13: 'CR' };

/** Commands with a constant number of parameter bytes. */
const constant: Record<string, number> = {
  'DLE EOT': 1,
  'DLE ENQ': 1,
  'DLE DC4': 3,
  'ESC SP': 1,
  'ESC !': 1,
  'ESC $': 2,
  'ESC -': 1,
  'ESC 2': 0,
  'ESC 3': 1,
  'ESC @': 0,
  'ESC E': 1,
  'ESC G': 1,
  'ESC J': 1,
  'ESC M': 1,
  'ESC R': 1,
  'ESC \\': 2,
  'ESC a': 1,
  'ESC d': 1,
  'ESC i': 0,
  'ESC m': 0,
  'ESC p': 3,
  'ESC t': 1,
  'ESC {': 1,
  'FS &': 0,
  'FS -': 1,
  'FS .': 0,
  'FS C': 1,
  'FS S': 2,
  'GS !': 1,
  'GS B': 1,
  'GS L': 2,
  'GS P': 2,
  'GS W': 2,
  'GS a': 1,
  'GS r': 1,
};

/** Commands whose length depends on what they say. */
const varying: Record<string, Parameters> = {
  /** m, n on two bytes, then n columns of 1 or 3 bytes. */
  *'ESC *'(name) {
    const [mode = 0, low = 0, high = 0] = yield* take(3);
    return yield* withData(name, [mode, low, high], (low + high * 256) * (mode >= 32 ? 3 : 1));
  },
  /** Tab stops up to a zero. */
  *'ESC D'(name) {
    const stops: number[] = [];
    for (let stop = yield; stop !== 0; stop = yield) stops.push(stop);
    return { name, parameters: stops, data: new Uint8Array() };
  },
  /** Length on two bytes, then the function and its data. */
  *'GS ('(name) {
    const [kind = 0, low = 0, high = 0] = yield* take(3);
    return yield* withData(name, [kind], low + high * 256);
  },
  /** Cut; the forms that feed first carry a distance. */
  *'GS V'(name) {
    const [mode = 0] = yield* take(1);
    const distance = mode >= 65 ? yield* take(1) : [];
    return { name, parameters: [mode, ...distance], data: new Uint8Array() };
  },
  /** Outlet of kiosk modules: how far the ticket is pushed out, and for how long it waits there. */
  *'GS e'(name) {
    const [what = 0] = yield* take(1);
    const rest = yield* take({ 3: 1, 32: 2 }[what] ?? 0);
    return { name, parameters: [what, ...rest], data: new Uint8Array() };
  },
  /** `0`, scale, width in bytes and height in dots on two bytes each, then the dots. */
  *'GS v'(name) {
    const head = yield* take(6);
    const [, , widthLow = 0, widthHigh = 0, heightLow = 0, heightHigh = 0] = head;
    return yield* withData(name, head, (widthLow + widthHigh * 256) * (heightLow + heightHigh * 256));
  },
};

const byOpcode: ReadonlyMap<number, { name: string; parameters: Parameters }> = new Map([
  ...Object.entries(constant).map(
    ([name, count]) => [opcode(name), { name, parameters: fixed(count) }] as const,
  ),
  ...Object.entries(varying).map(([name, parameters]) => [opcode(name), { name, parameters }] as const),
]);

function opcode(name: string): number {
  const [family = '', second = ''] = name.split(' ');
  return (firstBytes[family] ?? 0) * 256 + (namedBytes[second] ?? second.charCodeAt(0));
}

function begin(): Reading<Command> {
  const reading = command();
  reading.next();
  return reading;
}

function* command(): Reading<Command> {
  const first = yield;
  if (Object.values(firstBytes).includes(first)) {
    const second = yield;
    const known = byOpcode.get(first * 256 + second);
    return known ? yield* known.parameters(known.name) : unknown([first, second]);
  }
  const name = alone[first];
  if (name !== undefined) return { name, parameters: [], data: new Uint8Array() };
  if (first < 0x20 || first === 0x7f) return unknown([first]);
  return { name: 'text', parameters: [first], data: new Uint8Array() };
}

function fixed(count: number): Parameters {
  return function* (name) {
    return { name, parameters: yield* take(count), data: new Uint8Array() };
  };
}

function* withData(name: string, parameters: number[], length: number): Reading<Command> {
  if (length > mostDataBytes) return unknown(parameters);
  return { name, parameters, data: Uint8Array.from(yield* take(length)) };
}

function* take(count: number): Reading<number[]> {
  const bytes: number[] = [];
  while (bytes.length < count) bytes.push(yield);
  return bytes;
}

function unknown(bytes: number[]): Command {
  return { name: 'unknown', parameters: bytes, data: new Uint8Array() };
}
