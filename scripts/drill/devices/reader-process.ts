/**
 * The driver `vitale2-libre` in a process of its own, as the agent runs it but without the agent, so that its time and
 * its memory can be measured alone. Reads each card that comes. Arguments: the reader's name, the daemon's socket, the
 * deadline of one command in milliseconds.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { CardReader, CardSession, ReaderEvent } from '../../../kiosk-agent/src/card/card-reader.ts';
import type { CardHolder, CardReading } from '../../../kiosk-agent/src/card/card-reading.ts';
import { PcscReader } from '../../../kiosk-agent/src/card/pcsc/pcsc-reader.ts';
import { monotonicMs } from './clock.ts';
import { identityDigest } from './identity-digest.ts';
import { childEnds, type ReaderMessage, ReaderRequestSchema } from './reader-messages.ts';

const [readerName = '', socket = '', apduDeadlineMs = '3000'] = process.argv.slice(2);
const stays = new Map<string, number>();

const note = ({ reason }: Record<string, string | number>): void => {
  if (childEnds.has(reason)) tell({ type: 'child-ended', atMs: monotonicMs(), why: `${reason}` });
};
const reader: CardReader = new PcscReader({
  readerName,
  daemonSocket: socket === '' ? undefined : socket,
  log: { info: () => undefined, warn: note },
  apduDeadlineMs: Number(apduDeadlineMs),
});

process.on('message', (request) => {
  ReaderRequestSchema.parse(request);
  tell({ type: 'resources', atMs: monotonicMs(), ...resources() });
});
process.once('disconnect', () => void reader.stop().then(() => process.exit(0)));
await reader.start(hear);

function hear(event: ReaderEvent): void {
  const atMs = monotonicMs();
  if (event.type === 'inserted') {
    stays.set(event.session.id, stays.size + 1);
    tell({ type: 'inserted', atMs, stay: stayOf(event.session.id) });
    void read(event.session);
  } else if (event.type === 'removed') tell({ type: 'removed', atMs, stay: stayOf(event.sessionId) });
  else tell({ ...event, atMs });
}

async function read(session: CardSession): Promise<void> {
  const reading = await session.read().catch(() => null);
  const atMs = monotonicMs();
  const outcome = reading === null ? 'threw' : wordOf(reading);
  const identity = reading?.outcome === 'read' ? identityDigest(reading.holders.map(written)) : null;
  tell({ type: 'reading', atMs, stay: stayOf(session.id), outcome, identity });
}

function wordOf(reading: CardReading): string {
  return reading.outcome === 'problem' ? reading.problem : reading.outcome;
}

function written({ familyName, firstName, birthDate, country, number }: CardHolder) {
  const nir = number.state === 'valid' ? number.nir : number.state;
  return [familyName, firstName, birthDate.raw, country, nir] as const;
}

/** A removal of a stay that nobody announced would be a fault of the driver: it gets a number that none has. */
function stayOf(id: string): number {
  return stays.get(id) ?? Number.MAX_SAFE_INTEGER;
}

function tell(message: ReaderMessage): void {
  process.send?.(message);
}

function resources() {
  // What waits to be collected is no leak.
  globalThis.gc?.();
  const pids = [process.pid, ...childrenOf(process.pid)];
  const rssKb = pids.map((pid) => Number(/^VmRSS:\s+(\d+)/m.exec(statusOf(pid))?.[1] ?? 0));
  const descriptors = pids.map((pid) => readdirSync(`/proc/${pid}/fd`).length);
  return { rssMb: sum(rssKb) / 1024, descriptors: sum(descriptors), processes: pids.length };
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && statusOf(pid).includes(`\nPPid:\t${parent}\n`));
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    // It ended while we looked.
    return '';
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
