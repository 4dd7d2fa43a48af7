/** Reads what was signed, when it is written as RFC 8785 says and in no other way. Pure. */
import { isUtf8 } from 'node:buffer';
import { canonicalText, maxEvidenceBytes, parseStrictJson } from '../../contract/evidence/index.ts';

/** Undefined: no JSON, or JSON written otherwise than RFC 8785 says (a name twice, a space, another order). */
export function canonicalPayload(bytes: Buffer): object | undefined {
  return plainPayload(bytes) ?? strictPayload(bytes);
}

/** The rule itself, token by token. */
export function strictPayload(bytes: Buffer): object | undefined {
  const read = parseStrictJson(bytes);
  if (!read.ok || !isObject(read.value)) return undefined;
  return canonicalText(read.value) === bytes.toString('utf8') ? read.value : undefined;
}

/**
 * A third of the processor's time for what every kiosk writes: it only ever accepts, and what it does not accept is left
 * to the rule itself. Without an escape or `__proto__` anywhere, a text that JSON.stringify writes again byte for byte
 * has no name twice and no space; whether names and numbers are as the rule wants is looked at.
 */
function plainPayload(bytes: Buffer): object | undefined {
  if (bytes.length > maxEvidenceBytes || !isUtf8(bytes)) return undefined;
  const text = bytes.toString('utf8');
  if (text.includes('\\') || text.includes('__proto__')) return undefined;
  const value = parsed(text);
  return isObject(value) && isPlain(value, 1) && JSON.stringify(value) === text ? value : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON: the rule says so, in its own way.
    return undefined;
  }
}

const maxDepth = 16;

/** Names in the order of RFC 8785, whole numbers from 0, no more levels than the rule allows. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0;
  if (!isObject(value)) return true;
  if (depth > maxDepth) return false;
  if (Array.isArray(value)) return value.every((each) => isPlain(each, depth + 1));
  let before: string | undefined;
  for (const [name, each] of Object.entries(value)) {
    if ((before !== undefined && name <= before) || !isPlain(each, depth + 1)) return false;
    before = name;
  }
  return true;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
