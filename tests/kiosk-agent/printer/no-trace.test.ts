/** A ticket carries a secret: nothing of it is left behind by the agent, in files, in logs or in what it says. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agentLog } from '../../../kiosk-agent/src/log.ts';
import { encodeTicket } from '../../../kiosk-agent/src/printer/escpos.ts';
import { type PrinterProfileName, printerProfiles } from '../../../kiosk-agent/src/printer/profiles.ts';
import { composeTicket, type TicketContent } from '../../../kiosk-agent/src/printer/ticket.ts';
import { stateBoard } from '../../../kiosk-agent/src/visit/state-board.ts';
import { ticketDesk } from '../../../kiosk-agent/src/visit/ticket-desk.ts';
import { formatActivationCode } from '../../../server/contract/activation-code.ts';
import { type PrinterBench, startPrinterBench } from '../../support/printer-bench.ts';
import { printerAt, sampleCode, sampleContent } from './sample-tickets.ts';

let bench: PrinterBench;
beforeAll(async () => {
  bench = await startPrinterBench();
});
afterAll(() => bench.stop());

/** The code as it is held, and as it is printed. */
const secrets = [sampleCode, formatActivationCode(sampleCode)].map((text) => Buffer.from(text));

/** Files that were written since, wherever a program of this user usually writes. */
function writtenSince(since: number): string[] {
  return [tmpdir(), '/var/tmp', '/dev/shm', '/var/spool', process.cwd()].flatMap((folder) => {
    const names = readdirSync(folder, { encoding: 'utf8', recursive: folder === '/var/spool' });
    return names
      .map((name) => join(folder, name))
      .filter((path) => {
        const stat = statSync(path, { throwIfNoEntry: false });
        return stat?.isFile() === true && stat.size < 1 << 24 && stat.mtimeMs >= since;
      });
  });
}

/** Other programs write here too, and take away what they wrote while we look. */
function holds(path: string, secret: Buffer): boolean {
  try {
    return readFileSync(path).includes(secret);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

async function printOn(profile: PrinterProfileName, content: TicketContent) {
  const lines: string[] = [];
  const board = stateBoard(true);
  const { siteName, activationUrl } = content;
  board.update({
    profile: {
      kioskId: '3f2b8c1e-5a77-4c0e-9d59-3a6f0c1b2d4e',
      siteName,
      activationUrl,
      regime: 'consent-2016',
    },
  });
  const desk = ticketDesk({
    printer: printerAt(bench.address, {}, profile),
    encode: (ticket, language) => encodeTicket(composeTicket(ticket, language), printerProfiles[profile]),
    board,
    log: agentLog('debug', { write: (line) => lines.push(line) }),
    now: () => content.printedOn,
  });
  const ticket = await desk.print(content.outcome, content.code, 'ar');
  return { ticket, said: [...lines, JSON.stringify(board.facts())].join('\n') };
}

describe('a ticket leaves nothing behind', () => {
  test.each([
    ['that is printed', {}, 'printed'],
    ['that is in doubt', { linesLeft: 4 }, 'unknown'],
    ['whose cable is cut', { cutAfterBytes: 4_000 }, 'unknown'],
  ] as const)('%s', async (_, faults, outcome) => {
    await bench.reset();
    await bench.faults(faults);
    const since = Date.now() - 1;
    const { ticket, said } = await printOn('generic-80', sampleContent);
    expect(ticket.ticket).toBe(outcome);
    for (const secret of secrets) {
      expect(said).not.toContain(secret.toString());
      expect(JSON.stringify(ticket)).not.toContain(secret.toString());
      expect(writtenSince(since).filter((path) => holds(path, secret))).toEqual([]);
    }
  });

  test('also when it cannot be made: the fault names no word of it', async () => {
    await bench.reset();
    const { ticket, said } = await printOn('generic-80', { ...sampleContent, activationUrl: 'no address' });
    expect(ticket.ticket).toBe('unknown');
    expect(said).toContain('fault');
    for (const secret of secrets) expect(said).not.toContain(secret.toString());
    expect(said.split('\n')[0]).not.toContain('no address');
  });
});
