/** The simulated LGO in a real Chromium window on a display of its own, with a French keyboard. */
import { NutAutomation } from '../../../../kiosk-agent/src/lgo/automation/nut-automation.ts';
import { type Desktop, startDesktop, until } from '../../../support/desktop.ts';
import { type LgoFormProcess, startLgoForm } from './lgo-form.ts';
import type { Bench } from './port-promises.ts';

export const formTitle = 'LGO d’essai';
const otherTitle = 'Autre fenêtre';

export interface NutBench extends Bench {
  desktop: Desktop;
  form: LgoFormProcess;
  /** An empty form, without faults, in front, with the cursor in its first field. */
  fresh(): Promise<void>;
  stop(): Promise<void>;
}

export async function startNutBench(): Promise<NutBench> {
  const form = await startLgoForm();
  const desktop = await startDesktop('fr');
  desktop.openChromium(form.url);
  return {
    desktop,
    form,
    // Twice what a quiet machine needs: other suites run meanwhile.
    settleMs: 800,
    shortDeadlineMs: 12_000,
    automation: (deadlineMs) =>
      new NutAutomation({ environment: desktop.environment, ...(deadlineMs && { deadlineMs }) }),
    faults: async (faults) => void (await form.post('/faults', faults)),
    write: async (values) => void (await form.post('/values', values)),
    state: () => form.state(),
    clipboard: () => desktop.clipboard(),
    fillClipboard: (text) => desktop.fillClipboard(text),
    async otherWindowInFront() {
      desktop.openChromium(`${form.url}autre-fenetre`);
      await desktop.raise(otherTitle);
    },
    async fresh() {
      await desktop.dismiss(otherTitle);
      const isThere = await wiped(desktop, form, 10_000).then(
        () => true,
        () => false,
      );
      if (isThere) return;
      // A hand that was killed in the middle of a shortcut may leave the browser with something of its own in front.
      await desktop.dismiss(formTitle);
      desktop.openChromium(form.url);
      await wiped(desktop, form);
    },
    async stop() {
      await desktop.close();
      await form.stop();
    },
  };
}

async function wiped(desktop: Desktop, form: LgoFormProcess, forMs?: number): Promise<void> {
  await desktop.raise(formTitle);
  await form.post('/wipe', {});
  const cursor = async (): Promise<void> => {
    const { focused } = await form.state();
    if (focused !== 'familyName') throw new Error(`in ${focused}`);
  };
  await until('the cursor in the first field', cursor, forMs);
}
