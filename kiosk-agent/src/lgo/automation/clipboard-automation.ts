/**
 * The driver `clipboard-only`: one field at a time in the clipboard; the person pastes it and says so. No key is
 * pressed and nothing is read back, so no field is ever reported as filled.
 */

import type { DesktopAutomation, FillEnd, FillPlan, FillReport, Person } from './desktop-automation.ts';
import { giveOrder } from './desktop-child.ts';
import type { Order } from './desktop-messages.ts';
import { FieldLedger } from './field-ledger.ts';

export interface ClipboardOptions {
  /** Variables that lead to the desktop: DISPLAY, XAUTHORITY, PATH… */
  environment: Record<string, string>;
  /** How long one field may lie in the clipboard. */
  fieldMs: number;
}

const orderDeadlineMs = 10_000;

export class ClipboardAutomation implements DesktopAutomation {
  readonly driver = 'clipboard-only';
  readonly #options: ClipboardOptions;

  constructor(options: ClipboardOptions) {
    this.#options = options;
  }

  async fill(plan: FillPlan, person: Person): Promise<FillReport> {
    const ledger = new FieldLedger(plan, person);
    let isEmpty = true;
    for (const { field, value } of plan.fields) {
      if (person.stop.aborted) return { ...ledger.report('stopped'), clipboard: clipboard(isEmpty) };
      const end = await this.#offer(value, () => {
        ledger.note({ field, outcome: 'offered' });
        return this.#pasted(person, field);
      });
      if (end === 'unavailable') return { ...ledger.report(end), clipboard: 'untouched' };
      // Also after an error: the value may have arrived before it.
      isEmpty = (await this.#order({ order: 'tidy' })).clipboardIsEmpty;
      if (end !== 'complete') return { ...ledger.report(end), clipboard: clipboard(isEmpty) };
    }
    return { ...ledger.report('complete'), clipboard: clipboard(isEmpty) };
  }

  /** complete: the person has pasted. */
  async #offer(text: string, pasted: () => Promise<FillEnd>): Promise<FillEnd> {
    let paste: FillEnd = 'crashed';
    const hold = async (): Promise<void> => {
      paste = await pasted();
    };
    const { end } = await this.#order({ order: 'offer', text }, hold);
    return end === 'complete' ? paste : end;
  }

  #order(order: Order, hold?: () => Promise<void>): ReturnType<typeof giveOrder> {
    const { environment } = this.#options;
    return giveOrder({ order, environment, deadlineMs: orderDeadlineMs, ...(hold && { hold }) });
  }

  #pasted(person: Person, field: FillPlan['fields'][number]['field']): Promise<FillEnd> {
    const { promise, resolve } = Promise.withResolvers<FillEnd>();
    const deadline = setTimeout(() => resolve('deadline'), this.#options.fieldMs);
    person.stop.addEventListener('abort', () => resolve('stopped'), { once: true });
    void person.pasted(field).then(() => resolve('complete'));
    return promise.finally(() => clearTimeout(deadline));
  }
}

function clipboard(isEmpty: boolean): FillReport['clipboard'] {
  return isEmpty ? 'cleared' : 'unknown';
}
