/** What is known of each field while a form is filled: the one place where a report is made. */
import type { FieldName } from '../field-text.ts';
import type { FieldReport, FillEnd, FillPlan, FillReport, Person } from './desktop-automation.ts';

export class FieldLedger {
  readonly #fields = new Map<FieldName, FieldReport>();
  readonly #person: Person;

  constructor(plan: FillPlan, person: Person) {
    this.#person = person;
    for (const { field } of plan.fields) this.#fields.set(field, { field, outcome: 'not-tried' });
  }

  note(report: FieldReport): void {
    this.#fields.set(report.field, report);
    this.#person.see(report);
  }

  report(end: FillEnd): Omit<FillReport, 'clipboard'> {
    return { fields: [...this.#fields.values()], end };
  }
}
