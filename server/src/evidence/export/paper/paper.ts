/** What stands on the paper, before anybody draws it. Pure types. */

/** Two columns: what is told, and how it is. */
export interface Facts {
  facts: readonly (readonly [name: string, value: string])[];
  /** Long questions, short answers: the answers stand out. */
  answers?: boolean;
}
export interface Lines {
  lines: readonly string[];
}
export interface Steps {
  steps: readonly string[];
}
/** The first row is the head. */
export interface Rows {
  table: 'screens' | 'changes';
  rows: readonly (readonly string[])[];
}
export type Block = Facts | Lines | Steps | Rows;

export interface Section {
  head: string;
  blocks: readonly Block[];
}

export interface Paper {
  title: string;
  /** What happened, in one or two sentences. */
  lead: readonly string[];
  /** Nothing is real; null: it is. */
  demonstration: string | null;
  sections: readonly Section[];
  /** At the foot of every page. */
  foot: string;
}
