/**
 * The printer's TCP side (port 9100 and the like), on loopback only. One client at a time, as real printers do: the
 * next one waits until the first hangs up. Questions of real-time status are answered at once, whatever the state.
 */
import { createServer, type Server, type Socket } from 'node:net';
import { type Command, CommandReading } from './commands.ts';
import { eagerEar } from './eager-ear.ts';
import { Interpreter } from './interpreter.ts';
import type { JobLog } from './job-log.ts';
import type { Mechanism } from './mechanism.ts';
import { troubledLine } from './troubled-line.ts';

const cuts = new Set(['GS V', 'ESC i', 'ESC m']);

/** A ticket has 0.5 to 60 kB. */
const mostBytes = 1 << 20;

export function createWire(mechanism: Mechanism, jobs: JobLog): Server {
  let previous: Promise<void> = Promise.resolve();
  return createServer((socket) => {
    const hungUp = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    // A reset by the client is a hang-up like another; `close` follows it.
    socket.on('error', () => socket.destroy());
    socket.pause();
    const turn = previous.then(() => serve(socket, mechanism, new Conversation(socket, mechanism, jobs)));
    previous = turn.then(() => hungUp);
  });
}

function serve(socket: Socket, mechanism: Mechanism, conversation: Conversation): void {
  let bytes = 0;
  const receive = troubledLine(socket, mechanism, (received) => conversation.take(received));
  socket.on('data', (chunk) => {
    bytes += chunk.length;
    if (bytes > mostBytes) socket.destroy();
    else receive(chunk);
  });
  socket.once('close', () => conversation.end());
  if (socket.destroyed) conversation.end();
  else socket.resume();
}

/** One client, from its first byte to its hang-up. */
class Conversation {
  readonly #socket: Socket;
  readonly #mechanism: Mechanism;
  readonly #jobs: JobLog;
  readonly #reading = new CommandReading();
  readonly #withoutQuestions = eagerEar((n) => this.#answer(this.#mechanism.realTimeStatus(n)));
  #interpreter: Interpreter | null = null;
  /** The printer went off line, or did not understand: what stands behind in its buffer is not worked through. */
  #stopped = false;
  #unsubscribe: (() => void) | null = null;

  constructor(socket: Socket, mechanism: Mechanism, jobs: JobLog) {
    this.#socket = socket;
    this.#mechanism = mechanism;
    this.#jobs = jobs;
  }

  take(chunk: Uint8Array): void {
    const bytes = this.#mechanism.faults.hearsInPictures ? this.#withoutQuestions(chunk) : chunk;
    for (const byte of bytes) {
      const command = this.#reading.push(byte);
      if (command) this.#execute(command);
    }
  }

  /** A ticket that was never cut hangs in the printer: it was not given to anybody. */
  end(): void {
    this.#unsubscribe?.();
    const inside = this.#reading.midway ? 'a command' : this.#interpreter?.midLine ? 'a line' : null;
    if (inside) this.#interpreter?.paper.warnings.push(`the connection ended inside ${inside}`);
    this.#finish(false);
  }

  #execute(command: Command): void {
    const [parameter = 0] = command.parameters;
    if (command.name === 'DLE EOT') this.#answer(this.#mechanism.realTimeStatus(parameter));
    else if (command.name === 'GS a') this.#pushStatus(parameter !== 0);
    else if (command.name === 'GS r') this.#answerInTurn();
    else if (command.name === 'GS e' && this.#mechanism.faults.outlet !== 'none') this.#outlet(parameter);
    else if (command.name !== 'DLE ENQ') this.#print(command);
  }

  #print(command: Command): void {
    const ticket = this.#ticket();
    const before = ticket.linesFed;
    if (!this.#mechanism.onLine) this.#stopped = true;
    ticket.execute(command);
    for (let line = before; line < ticket.linesFed; line += 1) this.#mechanism.useLine();
    if (ticket.paper.unknown.length > 0) this.#stopped = true;
    if (cuts.has(command.name)) this.#finish(!this.#stopped);
  }

  /** `GS e 2` draws the ticket back in, `GS e 5` throws it out. Pushed out further by `GS e 3`, it still is there. */
  #outlet(what: number): void {
    if (what === 2 || what === 5) this.#mechanism.clearOutlet();
  }

  #ticket(): Interpreter {
    this.#interpreter ??= new Interpreter(this.#mechanism.model);
    return this.#interpreter;
  }

  #finish(printed: boolean): void {
    const paper = this.#interpreter?.paper;
    this.#interpreter = null;
    if (paper && printed && this.#mechanism.present()) paper.warnings.push('a former ticket was pushed out');
    if (paper && (paper.items.length > 0 || paper.unknown.length > 0 || paper.warnings.length > 0)) {
      this.#jobs.add(paper, printed);
    }
  }

  #pushStatus(wanted: boolean): void {
    this.#unsubscribe?.();
    const push = () => {
      if (!this.#mechanism.faults.mute) this.#socket.write(this.#mechanism.unaskedStatus());
    };
    this.#unsubscribe = wanted ? this.#mechanism.onChange(push) : null;
    if (wanted) push();
  }

  /** `GS r` stands in the buffer behind the job: a stopped printer never comes to it. */
  #answerInTurn(): void {
    const byte = this.#mechanism.paperSensor(this.#stopped);
    this.#answer(byte === null ? null : Uint8Array.of(byte));
  }

  #answer(bytes: Uint8Array | null): void {
    if (bytes !== null && !this.#mechanism.faults.mute) this.#socket.write(bytes);
  }
}
