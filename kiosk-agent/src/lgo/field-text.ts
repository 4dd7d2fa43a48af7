/** A field of the identity as a form of this pharmacy wants it written. Order and marks change; nothing is corrected. */
import type { Identity } from '@borne/server/contract';

export const fieldNames = ['familyName', 'firstName', 'birthDate', 'nir'] as const;
export type FieldName = (typeof fieldNames)[number];

export const dateFormats = ['JJ/MM/AAAA', 'JJMMAAAA'] as const;
export const nirFormats = ['15', '13', 'spaced'] as const;

/** `dateFormat` and `nirFormat` count for their own field only. nir: with its key, without it, in groups. */
export interface FieldFormat {
  field: FieldName;
  dateFormat: (typeof dateFormats)[number];
  nirFormat: (typeof nirFormats)[number];
}

export function fieldText(identity: Identity, { field, dateFormat, nirFormat }: FieldFormat): string {
  if (field === 'birthDate') return dateText(identity.birthDate, dateFormat);
  if (field === 'nir') return nirText(identity.nir, nirFormat);
  return identity[field];
}

/** A date without a day keeps its zeros: the form may refuse it, and a person then decides. */
function dateText(raw: string, format: FieldFormat['dateFormat']): string {
  const [year, month, day] = [raw.slice(0, 4), raw.slice(4, 6), raw.slice(6)];
  return format === 'JJ/MM/AAAA' ? `${day}/${month}/${year}` : `${day}${month}${year}`;
}

function nirText(nir: string, format: FieldFormat['nirFormat']): string {
  if (format === '13') return nir.slice(0, 13);
  if (format === '15') return nir;
  return nir.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, '$1 $2 $3 $4 $5 $6 $7');
}
