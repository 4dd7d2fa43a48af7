/** The driver `off`: the form is filled by the person, with or without the 2D code. */
import type { DesktopAutomation, FillPlan, FillReport, Person } from './desktop-automation.ts';
import { FieldLedger } from './field-ledger.ts';

export const noAutomation: DesktopAutomation = {
  driver: 'off',
  fill: async (plan: FillPlan, person: Person): Promise<FillReport> => ({
    ...new FieldLedger(plan, person).report('unavailable'),
    clipboard: 'untouched',
  }),
};
