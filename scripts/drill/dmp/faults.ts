/**
 * Every fault that the simulator can be ordered, under a creation: what the gateway says of it, and that whoever follows
 * its word (ask TD0.2 after a doubt, send again only where nothing is open) opens each record once and loses none.
 */
import { randomUUID } from 'node:crypto';
import type { NationalDmp } from '../../../server/src/dmp/dmp.ts';
import { soapDmp } from '../../../server/src/dmp/soap-dmp.ts';
import { consent, personOf, type Setting } from './in-process/setting.ts';
import type { NationalProcess } from './national-process.ts';

export interface FaultFigures {
  /** How many were ordered. */
  faults: number;
  /** Faults whose outcome was another than expected. */
  unexpected: string[];
  doubleCreations: number;
  lost: number;
}

interface Fault {
  mode: string;
  more?: Record<string, unknown>;
  expected: string;
  /** Holds until it is lifted, and does not count requests. */
  lasting?: true;
}

/** The gateway waits that long: a minute of silence is the same to it, and the drill ends. */
const deadlineMs = 3_000;

const faults: Fault[] = [
  { mode: 'slow', more: { delayMs: 60_000 }, expected: 'uncertain timeout' },
  ...[0, 1, 100, 500, 1_000, 2_000].map((atByte) => ({
    mode: 'cut-answer',
    more: { atByte },
    expected: 'uncertain cut',
  })),
  { mode: 'half-answer', expected: 'uncertain cut' },
  { mode: 'lost-answer', expected: 'uncertain cut' },
  { mode: 'lost-request', expected: 'uncertain cut' },
  { mode: 'http-500', expected: 'uncertain http-status' },
  { mode: 'broken', expected: 'uncertain http-status' },
  { mode: 'fault', more: { subcode: 'DMPAccessDenied' }, expected: 'refused DMPAccessDenied' },
  { mode: 'nonsense', expected: 'uncertain nonsense' },
  { mode: 'other-answer', expected: 'uncertain other-request' },
  { mode: 'replayed', expected: 'uncertain other-request' },
  { mode: 'xml-bomb', expected: 'uncertain nonsense' },
  { mode: 'wrong-encoding', expected: 'uncertain nonsense' },
  { mode: 'wrong-certificate', expected: 'unreachable tls', lasting: true },
  { mode: 'down', expected: 'unreachable no-connection', lasting: true },
];

/** `sample`: so many of them; null: all. */
export async function runFaults(
  setting: Setting,
  national: NationalProcess,
  only: readonly string[] | null,
): Promise<FaultFigures> {
  const wanted = faults.filter(({ mode }) => only === null || only.includes(mode));
  const unexpected: string[] = [];
  await national.clear();
  // Twenty faults on end are what this drill is for: no pause between them.
  const line = { settings: { streak: 1e9, rampStreak: 1e9, window: 1e9 } };
  const dmp = soapDmp({ ...setting.options, url: national.url, deadlineMs, line });
  try {
    // Something must have been answered before it can be answered again.
    await settled(dmp, personOf(0));
    for (const [rank, fault] of wanted.entries()) {
      const said = await underFault(dmp, national, fault, personOf(rank + 1));
      if (said !== fault.expected) unexpected.push(`${fault.mode}: ${said}`);
    }
  } finally {
    await dmp.close();
  }
  const { records } = await national.state();
  const opened = new Set(records.filter(({ status }) => status === 'open').map(({ ins }) => ins));
  const people = Array.from({ length: wanted.length + 1 }, (_, rank) => personOf(rank).nir);
  return {
    faults: wanted.length,
    unexpected,
    doubleCreations: records.filter(({ creations }) => creations > 1).length,
    lost: people.filter((nir) => !opened.has(nir)).length,
  };
}

type Person = ReturnType<typeof personOf>;

async function underFault(
  dmp: NationalDmp,
  national: NationalProcess,
  fault: Fault,
  identity: Person,
): Promise<string> {
  const { mode, more = {}, lasting } = fault;
  await national.setMode({ mode, ...more, ...(lasting ? {} : { times: 1, on: 'create' }) });
  const outcome = await dmp.create({ identity, consent, representative: null }, randomUUID());
  await national.setMode({ mode: 'ok' });
  if (outcome.outcome !== 'created') await settled(dmp, identity);
  if (outcome.outcome === 'refused') return `refused ${outcome.code}`;
  return 'reason' in outcome ? `${outcome.outcome} ${outcome.reason}` : outcome.outcome;
}

/** What the outbox does after a doubt: TD0.2 first, and TD1.1 only for whoever has no record; until it is so. */
async function settled(dmp: NationalDmp, identity: Person): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const found = await dmp.find(identity);
    if (found.outcome === 'open') return;
    if (found.outcome === 'none') await dmp.create({ identity, consent, representative: null }, randomUUID());
  }
}
