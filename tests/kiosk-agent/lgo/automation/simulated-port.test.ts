/** The driver `simulated`, on the simulated desk: no window, no keyboard. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { DeskAutomation } from '../../../../kiosk-agent/src/lgo/automation/desk-automation.ts';
import { SimulatedDesk } from '../../../../kiosk-agent/src/lgo/automation/simulated-desk.ts';
import { type LgoFormProcess, startLgoForm } from './lgo-form.ts';
import { provePort } from './port-promises.ts';

let form: LgoFormProcess;

beforeAll(async () => {
  form = await startLgoForm();
});
beforeEach(() => form.post('/wipe', {}));
afterAll(() => form.stop());

provePort(() => ({
  settleMs: 10,
  shortDeadlineMs: 500,
  automation: (deadlineMs) =>
    new DeskAutomation({
      driver: 'simulated',
      desk: new SimulatedDesk(form.operatorPort),
      ...(deadlineMs && { deadlineMs }),
    }),
  faults: async (faults) => void (await form.post('/faults', faults)),
  write: async (values) => void (await form.post('/values', values)),
  state: () => form.state(),
  clipboard: async () => (await form.state()).clipboard,
  fillClipboard: async (text) => void (await form.post('/desk/clipboard', { text })),
  otherWindowInFront: async () => void (await form.post('/faults', { window: 'other' })),
}));
