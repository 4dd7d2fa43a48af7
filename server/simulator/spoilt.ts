/** What becomes of an answer on its way out when the operator wants it spoilt. */
import type { ModeOrder } from './mode.ts';
import type { TransactionName } from './reading/transaction.ts';
import type { ServiceAnswer } from './service.ts';

/** `cutAt`: the connection ends after so many bytes; null: all of them leave. */
export function spoilt(xml: string, { mode, atByte }: ModeOrder): { bytes: Buffer; cutAt: number | null } {
  const bytes = Buffer.from(xml, 'utf8');
  switch (mode) {
    case 'half-answer':
      return { bytes, cutAt: Math.floor(bytes.length / 2) };
    case 'cut-answer':
      return { bytes, cutAt: Math.min(atByte, bytes.length - 1) };
    case 'xml-bomb':
      return { bytes: Buffer.from(bomb + xml.replace(/^<\?xml[^>]*\?>/, '')), cutAt: null };
    case 'wrong-encoding':
      return { bytes: Buffer.from(`\ufeff${xml}`, 'utf16le'), cutAt: null };
    default:
      return { bytes, cutAt: null };
  }
}

const laughs = Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY x${level} "${(level === 0 ? 'ha' : `&x${level - 1};`).repeat(10)}">`,
).join('');
const bomb = `<!DOCTYPE x [${laughs}]>`;

/** Keeps the last answer of each kind, and gives the one before where a replay is wanted and there is one. */
export function createReplay(): (
  of: TransactionName | null,
  answer: ServiceAnswer,
  again: boolean,
) => ServiceAnswer {
  const last = new Map<TransactionName | null, ServiceAnswer>();
  return (of, answer, again) => {
    const before = last.get(of);
    last.set(of, answer);
    return again && before ? before : answer;
  };
}
