/** What an installer may do: close the kiosk to the public, try its devices one at a time, start its browser anew. */
import type { FailureCode } from '../../contract/failure.ts';
import type { DeviceName, HealthReport } from '../../contract/health.ts';
import type { SelfTest } from '../health/self-test.ts';
import type { AgentLog } from '../log.ts';
import type { PageWatch } from '../watchdog/page-watch.ts';
import type { Maintenance } from './maintenance.ts';

export const testNames = ['card', 'printer', 'light', 'scanner'] as const;
export type TestName = (typeof testNames)[number];

export interface TestResult {
  ok: boolean;
  /** In French, for the installer; it names no patient. */
  sentence: string;
}

export type DeviceTests = Record<TestName, (signal: AbortSignal) => Promise<TestResult>>;

const tried: Record<TestName, DeviceName> = {
  card: 'card-reader',
  printer: 'printer',
  light: 'light',
  scanner: 'scanner',
};

export type Refused = Extract<
  FailureCode,
  'visit-under-way' | 'not-in-maintenance' | 'test-under-way' | 'no-such-device' | 'too-soon'
>;
export type Done<T> = { ok: true; value: T } | { ok: false; code: Refused };

export interface WorkbenchParts {
  maintenance: Maintenance;
  health: SelfTest;
  screen: PageWatch;
  tests: DeviceTests;
  log: AgentLog;
}

export class Workbench {
  readonly #parts: WorkbenchParts;
  #testing: TestName | null = null;

  constructor(parts: WorkbenchParts) {
    this.#parts = parts;
  }

  report(): HealthReport {
    return this.#parts.health.report();
  }

  get inMaintenance(): boolean {
    return this.#parts.maintenance.on;
  }

  get testing(): TestName | null {
    return this.#testing;
  }

  /** Whether this kiosk is meant to have it. */
  has(name: TestName): boolean {
    return this.report().devices[tried[name]].health !== 'off';
  }

  beginMaintenance(): Done<null> {
    return this.#parts.maintenance.begin() ? { ok: true, value: null } : refused('visit-under-way');
  }

  endMaintenance(): void {
    this.#parts.maintenance.end();
  }

  /** Asks every device anew. */
  async askAll(): Promise<HealthReport> {
    this.#parts.maintenance.renew();
    return this.#parts.health.run();
  }

  async test(name: TestName, signal: AbortSignal): Promise<Done<TestResult>> {
    const { maintenance, tests, log } = this.#parts;
    if (!this.has(name)) return refused('no-such-device');
    if (!maintenance.on) return refused('not-in-maintenance');
    if (this.#testing !== null) return refused('test-under-way');
    this.#testing = name;
    maintenance.renew();
    try {
      const value = await tests[name](signal);
      log.info('installer.tested', { test: name, outcome: value.ok ? 'ok' : 'failed' });
      return { ok: true, value };
    } finally {
      this.#testing = null;
    }
  }

  restartScreen(): Done<null> {
    return this.#parts.screen.restartNow() ? { ok: true, value: null } : refused('too-soon');
  }
}

function refused(code: Refused): Done<never> {
  return { ok: false, code };
}
