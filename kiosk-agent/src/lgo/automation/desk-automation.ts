/** The filling sequence on a desk that this process may drive itself: one that cannot crash it, so a simulated one. */
import type { Desk } from './desk.ts';
import type {
  AutomationDriver,
  DesktopAutomation,
  FillEnd,
  FillPlan,
  FillReport,
  Person,
} from './desktop-automation.ts';
import { FieldLedger } from './field-ledger.ts';
import { fillSequence } from './fill-sequence.ts';
import { stoppableDesk } from './stoppable-desk.ts';

export interface DeskAutomationOptions {
  driver: AutomationDriver;
  desk: Desk;
  /** For the whole form, once it is in front. Default: 20 s a field. */
  deadlineMs?: number;
}

const fieldDeadlineMs = 20_000;

export class DeskAutomation implements DesktopAutomation {
  readonly driver: AutomationDriver;
  readonly #options: DeskAutomationOptions;

  constructor(options: DeskAutomationOptions) {
    this.driver = options.driver;
    this.#options = options;
  }

  async fill(plan: FillPlan, person: Person): Promise<FillReport> {
    const { desk, deadlineMs = fieldDeadlineMs * plan.fields.length } = this.#options;
    const ledger = new FieldLedger(plan, person);
    const late = AbortSignal.timeout(plan.aimMs + plan.steadyMs + deadlineMs);
    const cut = AbortSignal.any([person.stop, late]);
    const sequence = fillSequence({
      desk: stoppableDesk(desk, cut),
      plan,
      tell: async (report) => void (cut.aborted || ledger.note(report)),
    });
    const end = await Promise.race([sequence, aborted(cut)]).catch((): FillEnd => {
      if (person.stop.aborted) return 'stopped';
      return late.aborted ? 'deadline' : 'crashed';
    });
    const isUntouched = end === 'wrong-window' || end === 'window-unknown';
    return { ...ledger.report(end), clipboard: isUntouched ? 'untouched' : await emptied(desk) };
  }
}

async function emptied(desk: Desk): Promise<FillReport['clipboard']> {
  try {
    await desk.writeClipboard('');
    return (await desk.readClipboard()) === '' ? 'cleared' : 'unknown';
  } catch {
    // The desk is gone: what its clipboard holds is not known.
    return 'unknown';
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const refuse = (): void => reject(new Error('stopped'));
    if (signal.aborted) refuse();
    else signal.addEventListener('abort', refuse, { once: true });
  });
}
