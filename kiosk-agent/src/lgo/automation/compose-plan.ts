/** What to paste where, for one identity in one form. */
import type { Identity } from '@borne/server/contract';
import { fieldText } from '../field-text.ts';
import type { LgoForm } from '../profile.ts';
import type { FillPlan } from './desktop-automation.ts';

export function composePlan(identity: Identity, { fields, ...form }: LgoForm): FillPlan {
  return {
    ...form,
    fields: fields.map((format, rank) => ({
      field: format.field,
      value: fieldText(identity, format),
      tabs: rank === 0 ? 0 : format.tabs,
    })),
  };
}
