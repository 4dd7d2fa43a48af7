/** What the installer's page shows, already in words: the page holds no sentence about a device. Pure. */
import type { DeviceHealth, DeviceName, HealthReport } from '../../contract/health.ts';
import type { LanguageFacts } from '../health/language-facts.ts';
import { type LanguagesShown, languagesShown } from './language-rows.ts';
import { deviceLabels, healthWords, reasonSentences, serviceSentences } from './text-fr.ts';
import { type TestName, testNames, type Workbench } from './workbench.ts';

export interface PageState {
  service: { ok: boolean; sentence: string };
  maintenance: boolean;
  /** A visit is under way. */
  busy: boolean;
  simulated: boolean;
  devices: {
    device: DeviceName;
    label: string;
    health: DeviceHealth['health'];
    word: string;
    sentence: string;
  }[];
  /** The tests that this kiosk can make. */
  tests: TestName[];
  testing: TestName | null;
  /** The address of a spoken sentence; null: this kiosk has no voice. */
  sound: string | null;
  languages: LanguagesShown;
}

/** What only the built screen knows. */
export interface BuiltScreen {
  sound: string | null;
  languages: readonly LanguageFacts[] | null;
}

export function pageState(bench: Workbench, { sound, languages }: BuiltScreen): PageState {
  const report = bench.report();
  return {
    service: { ok: report.inService, sentence: serviceSentences[report.why ?? 'in-service'] },
    maintenance: bench.inMaintenance,
    busy: report.busy,
    simulated: report.simulated,
    devices: rows(report),
    tests: testNames.filter((name) => bench.has(name)),
    testing: bench.testing,
    sound,
    languages: languagesShown(languages),
  };
}

function rows({ devices }: HealthReport): PageState['devices'] {
  return Object.entries(devices).map(([name, state]) => {
    const device = name as DeviceName;
    const sentence = 'reason' in state ? reasonSentences[state.reason] : '';
    return {
      device,
      label: deviceLabels[device],
      health: state.health,
      word: healthWords[state.health],
      sentence,
    };
  });
}
