/**
 * National calls: how many a second and what one costs, the gateway as it is before the simulator as a process of its
 * own. Beside it, in the same minute, bare calls over the same mutual TLS with messages of the same size: machines differ,
 * the ratio less. The simulator shares the machine: its processor time is told apart.
 */
import type { Identity } from '@borne/server/contract';
import { soapDmp } from '../../../server/src/dmp/soap-dmp.ts';
import { createTransport } from '../../../server/src/dmp/transport.ts';
import { personOf, type Setting, settingOf } from '../../drill/dmp/in-process/setting.ts';
import { type NationalProcess, startNational } from '../../drill/dmp/national-process.ts';
import type { PkiPaths } from '../../pki/development-pki.ts';
import { cpuMsOfFamily } from '../cpu-time.ts';
import { atOnce } from './at-once.ts';
import { type BareProcess, startBare } from './bare-process.ts';
import { cpuOf, type MessageCosts, messageCosts, workbench } from './message-costs.ts';
import { type MessageKind, messageKinds } from './message-kinds.ts';

export interface NationalRate {
  callsPerSecond: number;
  /** Of the same size over the same wire, by the same transport. */
  bareCallsPerSecond: number;
  /** Of the two rates. */
  ratio: number;
  /** Of ours for a whole call to ours for a bare one: hardly moved by what else runs meanwhile. */
  cpuRatio: number;
  /** Milliseconds of processor for one whole call. */
  cpuMsPerCall: { ours: number; simulator: number };
  cpuMsPerBareCall: { ours: number; service: number };
  /** For one message, each step alone; `sum` beside `ours` of the whole call. */
  cpuMsPerMessage: MessageCosts['cpuMs'] & { sum: number };
  cpuMsPerConnection: number;
  requestBytes: number;
  answerBytes: number;
}

export interface BenchSize {
  /** Calls measured of each kind and step, after as many to warm up. */
  calls: number;
  clients: number;
}

/** By transaction. Throws when a call ends otherwise than it must. */
export async function nationalRates(
  size: BenchSize,
  pki: PkiPaths,
  kinds = messageKinds,
): Promise<Record<string, NationalRate>> {
  const stops: (() => Promise<void>)[] = [];
  try {
    const national = await startNational(pki, 'consent-2016');
    stops.push(() => national.stop());
    const bare = await startBare(pki);
    stops.push(() => bare.stop());
    const rates: Record<string, NationalRate> = {};
    const setting = settingOf(pki, national.url);
    for (const kind of kinds) rates[kind.name] = await rateOf({ setting, national, bare, kind, size });
    return rates;
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

interface Bench {
  setting: Setting;
  national: NationalProcess;
  bare: BareProcess;
  kind: MessageKind;
  size: BenchSize;
}

async function rateOf(bench: Bench): Promise<NationalRate> {
  const { setting, national, kind } = bench;
  const workshop = workbench(setting.options, national.pid);
  await messageCosts(workshop, kind, await peopleOf(bench));
  const costs = await messageCosts(workshop, kind, await peopleOf(bench));
  const whole = await wholeCalls(bench);
  const bare = await bareCalls(bench, costs);
  const { cpuMs, requestBytes, answerBytes } = costs;
  const sum = Object.values(cpuMs).reduce((all, ms) => all + ms, 0);
  return {
    callsPerSecond: Math.round(whole.perSecond),
    bareCallsPerSecond: Math.round(bare.perSecond),
    ratio: Math.round((1_000 * whole.perSecond) / bare.perSecond) / 1_000,
    cpuRatio: Math.round(whole.ours / bare.ours),
    cpuMsPerCall: rounded({ ours: whole.ours, simulator: whole.service }),
    cpuMsPerBareCall: rounded({ ours: bare.ours, service: bare.service }),
    cpuMsPerMessage: rounded({ ...cpuMs, sum }),
    cpuMsPerConnection: hundredths(costs.connectionCpuMs),
    ...{ requestBytes, answerBytes },
  };
}

/** One open record for questions; nobody for openings: the simulator writes its whole file at each. */
async function peopleOf({ national, kind, size }: Bench): Promise<Identity[]> {
  await national.clear();
  const known = kind.expected === 'open';
  if (known) await national.putRecord({ ins: personOf(0).nir, status: 'open' });
  return Array.from({ length: size.calls }, (_, rank) => personOf(known ? 0 : rank));
}

interface Rate {
  perSecond: number;
  /** Milliseconds of processor for one call, of this process and of the one that answers. */
  ours: number;
  service: number;
}

async function wholeCalls(bench: Bench): Promise<Rate> {
  const { setting, national, kind, size } = bench;
  const dmp = soapDmp(setting.options);
  try {
    const people = await peopleOf(bench);
    return await timed(national.pid, people.length, async () => {
      const said = await atOnce(size.clients, people, (identity) => kind.call(dmp, identity));
      const unexpected = said.find(({ outcome }) => outcome !== kind.expected);
      if (unexpected) throw new Error(`${kind.name}: ${unexpected.outcome}, not ${kind.expected}`);
    });
  } finally {
    await dmp.close();
  }
}

/** They are so short that as many would not be measured. */
const bareFold = 10;

async function bareCalls(
  { setting, bare, size }: Bench,
  { requestBytes, answerBytes }: MessageCosts,
): Promise<Rate> {
  const transport = createTransport({ ...setting.options, url: bare.url });
  const message = ' '.repeat(requestBytes);
  const call = async (): Promise<void> => {
    const { state } = await transport.post(`${answerBytes}`, '', message);
    if (state !== 'answered') throw new Error(`bare call: ${state}`);
  };
  const calls = Array.from({ length: bareFold * size.calls });
  try {
    await atOnce(size.clients, calls, call);
    return await timed(bare.pid, calls.length, () => atOnce(size.clients, calls, call));
  } finally {
    await transport.close();
  }
}

async function timed(pid: number, calls: number, run: () => Promise<unknown>): Promise<Rate> {
  const serviceBefore = cpuMsOfFamily(pid);
  const startedAt = performance.now();
  const { cpuMs } = await cpuOf(run);
  const seconds = (performance.now() - startedAt) / 1_000;
  return {
    perSecond: calls / seconds,
    ours: cpuMs / calls,
    service: (cpuMsOfFamily(pid) - serviceBefore) / calls,
  };
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

function rounded<Costs extends Record<string, number>>(costs: Costs): Costs {
  return Object.fromEntries(Object.entries(costs).map(([name, ms]) => [name, hundredths(ms)])) as Costs;
}
