/** Calls the functions of a description in the library itself. Runs in a process of its own: C may hang or crash. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { LibraryArgument, LibraryDescription, LibraryFunction } from './library-description.ts';

/** The part of the FFI package `koffi` that we use, described here because it may not be installed. */
export interface Ffi {
  load(path: string): { func(name: string, returns: string, types: string[]): CFunction };
}
type CFunction = (...values: unknown[]) => number;

/** Null where the package is absent or was not built for this machine. */
export function loadFfi(load: (name: string) => unknown = createRequire(import.meta.url)): Ffi | null {
  try {
    return load('koffi') as Ffi;
  } catch {
    // An optional dependency: its absence is an expected state, reported as `no-ffi-binding`.
    return null;
  }
}

type Loaded = ReturnType<Ffi['load']>;

/** One call: what it returned, the numbers it told, and the answer it wrote, if it is one that answers. */
export interface CallResult {
  returned: number;
  told: number[];
  /** Null: it answers nothing, or a length that cannot be. */
  answer: Uint8Array | null;
}

const answerBytesMax = 65_536;
/** The card is in when we ask. */
const waitSeconds = 1;
const success = 0;
/** A double of the library must bear this mark. */
const mark = 'API_LEC_DOUBLE';

export class ForeignLibrary {
  readonly #description: LibraryDescription;
  readonly #library: Loaded;
  readonly #functions = new Map<string, CFunction>();

  /** Throws what `koffi` throws when the file is no library for this machine. */
  constructor(ffi: Ffi, description: LibraryDescription) {
    this.#description = description;
    this.#library = ffi.load(description.library);
  }

  /** The first function of the description that the library does not have. */
  missing(): string | null {
    const { open, readings, close } = this.#description;
    return [open, ...readings, close].find((each) => !this.#bind(each))?.name ?? null;
  }

  get isDouble(): boolean {
    return this.#bind({ name: mark, returns: 'int32', arguments: [] });
  }

  /** Opens and closes it, as at every reading. Null: it works. */
  tried(): string | null {
    const opened = this.#call(this.#description.open);
    if (opened.returned !== success) return told(this.#description.open, opened);
    this.#call(this.#description.close);
    return null;
  }

  /** The documents of the card in the reader, or what the library said instead. */
  read(): Uint8Array[] | string {
    const { open, readings, close } = this.#description;
    const opened = this.#call(open);
    if (opened.returned !== success) return told(open, opened);
    const documents: Uint8Array[] = [];
    for (const reading of readings) {
      const result = this.#call(reading);
      if (result.returned !== success || !result.answer) {
        this.#call(close);
        return told(reading, result);
      }
      documents.push(result.answer);
    }
    this.#call(close);
    return documents;
  }

  #bind({ name, returns, arguments: given }: LibraryFunction): boolean {
    try {
      const types = given.map((each) => (each.role === 'wait-seconds' ? cType(each.type) : 'void *'));
      this.#functions.set(name, this.#library.func(name, cType(returns), types));
      return true;
    } catch {
      // Not in this library.
      return false;
    }
  }

  #call({ name, arguments: given }: LibraryFunction): CallResult {
    const call = this.#functions.get(name);
    if (!call) throw new Error('a function is bound before it is called');
    const values = given.map((argument) => this.#valueOf(argument));
    const returned = call(...values);
    const numberAt = (at: number): number => readInteger(values[at], given[at]);
    const lengthAt = given.findIndex(({ role }) => role === 'answer-length');
    const answer = values[given.findIndex(({ role }) => role === 'answer')];
    return {
      returned,
      told: given.flatMap(({ role }, at) => (role === 'told' ? [numberAt(at)] : [])),
      answer: lengthAt < 0 ? null : answerOf(answer, numberAt(lengthAt)),
    };
  }

  /** A number, or memory that the library may write to. */
  #valueOf(argument: LibraryArgument): number | Buffer {
    switch (argument.role) {
      case 'settings-folder':
        return Buffer.from(`${join(dirname(this.#description.settings), '/')}\0`, 'latin1');
      case 'wait-seconds':
        return waitSeconds;
      case 'answer':
        return Buffer.alloc(answerBytesMax);
      case 'answer-length':
        return roomFor(argument.type);
      case 'told':
        return Buffer.alloc(8);
      default:
        return argument satisfies never;
    }
  }
}

type Integer = LibraryFunction['returns'];

function cType(type: Integer): string {
  return `${type}_t`;
}

/** Little endian, as every machine that this library runs on. */
function roomFor(type: Integer): Buffer {
  const memory = Buffer.alloc(8);
  const room = type === 'int16' ? 0x7fff : type === 'uint16' ? 0xffff : answerBytesMax;
  memory.writeUInt32LE(room);
  return memory;
}

function readInteger(memory: unknown, argument: LibraryArgument | undefined): number {
  if (!(memory instanceof Buffer) || !argument || !('type' in argument)) throw new Error('no integer there');
  const read = {
    int16: 'readInt16LE',
    uint16: 'readUInt16LE',
    int32: 'readInt32LE',
    uint32: 'readUInt32LE',
  } as const;
  return memory[read[argument.type]]();
}

function answerOf(memory: unknown, length: number): Uint8Array | null {
  if (!(memory instanceof Buffer) || length <= 0 || length > memory.length) return null;
  return Uint8Array.from(memory.subarray(0, length));
}

/** Numbers only: a text of the library could hold a name. */
function told({ name }: LibraryFunction, { returned, told: numbers }: CallResult): string {
  return `${name} = ${[returned, ...numbers].join(' ')}`;
}
