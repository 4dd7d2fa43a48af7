/**
 * The process around the licensed library: its calls block, cannot be cancelled and may crash. The agent kills it at a
 * deadline and starts another.
 */
import { type Ffi, ForeignLibrary, loadFfi } from './foreign-library.ts';
import type { LibraryDescription } from './library-description.ts';
import { type LibraryReport, LibraryRequestSchema } from './library-messages.ts';

function tell(report: LibraryReport): void {
  process.send?.(report);
}

// The agent is gone. A native call may be pending for ever, and an orderly exit would wait for it.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
// A terminal or systemd signals the whole group; only the agent decides when we end.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => null);

let library: ForeignLibrary | null = null;
process.on('message', (message) => {
  const request = LibraryRequestSchema.parse(message);
  if (request.type === 'load') tell(load(request.description));
  else tell(read(request.turn));
});

function load(description: LibraryDescription): LibraryReport {
  const ffi = loadFfi();
  if (!ffi) return { type: 'unready', reason: 'no-ffi-binding', what: 'koffi' };
  const found = loadLibrary(ffi, description);
  if (!found) return { type: 'unready', reason: 'library-not-loaded', what: description.library };
  const missing = found.missing();
  if (missing !== null) return { type: 'unready', reason: 'library-function-missing', what: missing };
  const refusal = found.tried();
  if (refusal !== null) return { type: 'unready', reason: 'library-refused', what: refusal };
  library = found;
  return { type: 'ready', isDouble: found.isDouble };
}

function loadLibrary(ffi: Ffi, description: LibraryDescription): ForeignLibrary | null {
  try {
    return new ForeignLibrary(ffi, description);
  } catch {
    // For another machine, or in want of another library: its own sentence may hold anything.
    return null;
  }
}

function read(turn: number): LibraryReport {
  if (!library) throw new Error('the library is loaded before it reads');
  const documents = library.read();
  return typeof documents === 'string'
    ? { type: 'refused', turn, what: documents }
    : { type: 'documents', turn, documents };
}
