/**
 * How every device stands: asked at the start and on demand, and followed in between by what the devices tell anyway.
 * A report is made from what is known already, so that no device can keep a monitor waiting.
 */
import type { DeviceHealth, DeviceName, HealthReport } from '../../contract/health.ts';
import type { HeadsetSocket } from '../headset/headset-socket.ts';
import type { HidStatus } from '../hid/hid-status.ts';
import { type AgentLog, faultFields } from '../log.ts';
import type { Printer } from '../printer/printer.ts';
import type { Facts, StateBoard } from '../visit/state-board.ts';
import type { LanguageFacts } from './language-facts.ts';
import type { MachineFacts } from './machine-facts.ts';
import { certificateHealth, diskHealth, type Validity, voiceHealth } from './machine-health.ts';
import {
  cardReaderHealth,
  headsetHealth,
  hidHealth,
  printerHealth,
  screenHealth,
  serverHealth,
} from './port-health.ts';

const everyMs = 10 * 60_000;

export interface SelfTest {
  /** Runs now, and then now and then: a disk fills, a certificate ends. */
  start(): void;
  stop(): void;
  /** Asks what can be asked; resolves within the devices' own deadlines. */
  run(): Promise<HealthReport>;
  /** From what is known now. */
  report(): HealthReport;
  /** The address of a spoken sentence on the page; null: there is none. */
  sound(): string | null;
  /** What the built screen says of its languages; null: nothing. */
  languages(): readonly LanguageFacts[] | null;
}

/** A device that a kiosk may lack. */
interface HidDevice {
  status(): HidStatus<'keyboard-wedge'>;
}

interface SelfTestParts {
  board: StateBoard;
  printer: Printer;
  scanner: HidDevice;
  light: HidDevice;
  headset: Pick<HeadsetSocket, 'status'>;
  screen: { silentMs(): number | null; readonly longestSilenceMs: number };
  certificate: Validity;
  machine: () => Promise<MachineFacts>;
  now: () => Date;
  log: AgentLog;
}

export function selfTest(parts: SelfTestParts): SelfTest {
  const { board, printer, scanner, light, headset, screen, certificate, machine, now, log } = parts;
  let known: MachineFacts = { disk: null, voice: { found: 'nothing' }, languages: null };
  const told = new Map<string, string>();

  function devices(facts: Readonly<Facts>): Record<DeviceName, DeviceHealth> {
    return {
      'card-reader': cardReaderHealth(facts.slot, facts.noReader),
      printer: printerHealth(facts.printer),
      scanner: hidHealth(scanner.status()),
      light: hidHealth(light.status()),
      voice: voiceHealth(known.voice),
      headset: headsetHealth(headset.status()),
      screen: screenHealth(screen.silentMs(), screen.longestSilenceMs),
      server: serverHealth(facts.link),
      certificate: certificateHealth(certificate, now()),
      disk: diskHealth(known.disk),
    };
  }
  function report(): HealthReport {
    const facts = board.facts();
    const all = devices(facts);
    const why = board.closed() ?? (all.screen.health === 'ready' ? null : 'screen-silent');
    const busy = facts.visit.stage !== 'none';
    return { inService: why === null, why, busy, simulated: board.state().simulated, devices: all };
  }
  async function run(): Promise<HealthReport> {
    // Not in the middle of a ticket: the printer's watch asks again when it is out.
    const ask = async () => board.facts().visit.stage !== 'printing' && (await printer.state());
    const [state, facts] = await Promise.all([ask(), machine()]);
    if (state) board.update({ printer: state });
    known = facts;
    const result = report();
    noteChanges(result, told, log);
    return result;
  }
  let timer: NodeJS.Timeout | undefined;
  const runSafely = () => void run().catch((error: unknown) => log.error('fault', faultFields(error)));
  return {
    report,
    run,
    start() {
      runSafely();
      timer = setInterval(runSafely, everyMs).unref();
    },
    stop: () => clearInterval(timer),
    sound: () => (known.voice.found === 'clips' ? known.voice.sample : null),
    languages: () => known.languages,
  };
}

/** At the first test everything that should be ready and is not; then what changed. */
function noteChanges({ devices }: HealthReport, told: Map<string, string>, log: AgentLog): void {
  for (const [device, state] of Object.entries(devices)) {
    const reason = 'reason' in state ? state.reason : undefined;
    const text = `${state.health} ${reason}`;
    const before = told.get(device);
    told.set(device, text);
    const asExpected = state.health === 'ready' || state.health === 'off';
    if (before === undefined ? !asExpected : text !== before)
      log.info('device.health', { device, health: state.health, reason });
  }
}
