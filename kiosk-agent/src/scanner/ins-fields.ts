/** The INS datamatrix cut into its fields: pure. ANS « INS – Format datamatrix » v2.2. */

/** GS ends a variable field that is shorter than its maximum and not the last. */
const separator = '\u001d';

const fieldRules = {
  S1: { most: 15, fixed: true },
  S2: { most: 20, fixed: false },
  S3: { most: 100, fixed: false },
  S4: { most: 100, fixed: false },
  S5: { most: 1, fixed: true },
  S6: { most: 10, fixed: true },
  S7: { most: 5, fixed: true },
} as const;

export type InsFieldId = keyof typeof fieldRules;

export type FieldRefusal =
  | 'unknown-field'
  | 'double-field'
  /** Shorter than its fixed length. */
  | 'short-field'
  /** A separator where none belongs. */
  | 'stray-separator'
  /** No separator at all in a code that needs some: the scanner is not set to send GS. */
  | 'no-separator';

export type InsFields =
  | { ok: true; fields: ReadonlyMap<InsFieldId, string> }
  | { ok: false; reason: FieldRefusal };

export function cutFields(text: string): InsFields {
  const result = cut(text);
  const lost = !result.ok && !text.includes(separator);
  return lost ? { ok: false, reason: 'no-separator' } : result;
}

function cut(text: string): InsFields {
  const fields = new Map<InsFieldId, string>();
  for (let rest = text; rest !== ''; ) {
    if (rest.startsWith(separator)) return { ok: false, reason: 'stray-separator' };
    const id = rest.slice(0, 2);
    if (!isFieldId(id)) return { ok: false, reason: 'unknown-field' };
    if (fields.has(id)) return { ok: false, reason: 'double-field' };
    const field = fieldRules[id].fixed ? fixedField(id, rest.slice(2)) : variableField(id, rest.slice(2));
    if (typeof field === 'string') return { ok: false, reason: field };
    fields.set(id, field.value);
    rest = field.rest;
  }
  return { ok: true, fields };
}

type Field = { value: string; rest: string } | FieldRefusal;

function fixedField(id: InsFieldId, body: string): Field {
  const { most } = fieldRules[id];
  const value = body.slice(0, most);
  if (value.length < most || value.includes(separator)) return 'short-field';
  return { value, rest: body.slice(most) };
}

function variableField(id: InsFieldId, body: string): Field {
  const { most } = fieldRules[id];
  const longest = body.slice(0, most);
  const end = longest.indexOf(separator);
  if (end < 0) return { value: longest, rest: body.slice(most) };
  const rest = body.slice(end + 1);
  return rest === '' ? 'stray-separator' : { value: longest.slice(0, end), rest };
}

function isFieldId(text: string): text is InsFieldId {
  return Object.hasOwn(fieldRules, text);
}
