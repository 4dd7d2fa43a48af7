/** The driver `nut`: the filling sequence in a child process with a deadline, and a second one that tidies after it. */

import type { DesktopAutomation, FillEnd, FillPlan, FillReport, Person } from './desktop-automation.ts';
import { giveOrder } from './desktop-child.ts';
import { FieldLedger } from './field-ledger.ts';

export interface NutAutomationOptions {
  /** Variables that lead to the desktop: DISPLAY, XAUTHORITY, PATH… */
  environment: Record<string, string>;
  /** For the whole form, once it is in front. Default: 20 s a field. */
  deadlineMs?: number;
  /** Told the process id of each child. */
  started?: (pid: number) => void;
}

/** With these, nothing was put anywhere: the clipboard is still the person's own. */
const beforeAnything: ReadonlySet<FillEnd> = new Set(['unavailable', 'wrong-window', 'window-unknown']);

const fieldDeadlineMs = 20_000;
const tidyDeadlineMs = 10_000;

export class NutAutomation implements DesktopAutomation {
  readonly driver = 'nut';
  readonly #options: NutAutomationOptions;

  constructor(options: NutAutomationOptions) {
    this.#options = options;
  }

  async fill(plan: FillPlan, person: Person): Promise<FillReport> {
    const { environment, started } = this.#options;
    const ledger = new FieldLedger(plan, person);
    const deadlineMs = this.#options.deadlineMs ?? fieldDeadlineMs * plan.fields.length;
    const { end, clipboardIsEmpty } = await giveOrder({
      order: { order: 'fill', plan },
      environment,
      deadlineMs: plan.aimMs + plan.steadyMs + deadlineMs,
      stop: person.stop,
      see: (report) => ledger.note(report),
      ...(started && { started }),
    });
    if (beforeAnything.has(end)) return { ...ledger.report(end), clipboard: 'untouched' };
    const isEmpty = clipboardIsEmpty || (await this.tidy());
    return { ...ledger.report(end), clipboard: isEmpty ? 'cleared' : 'unknown' };
  }

  /** Lets go of the keys that a dead process may hold down, and empties the clipboard. True when that is sure. */
  async tidy(): Promise<boolean> {
    const { environment } = this.#options;
    const tidied = await giveOrder({ order: { order: 'tidy' }, environment, deadlineMs: tidyDeadlineMs });
    return tidied.clipboardIsEmpty;
  }
}
