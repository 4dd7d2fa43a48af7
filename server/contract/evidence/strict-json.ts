/**
 * JSON that every reader understands the same way: no name twice in an object, no `__proto__`, whole numbers from 0 to
 * 2^53 - 1 only, at most 16 levels and one mebibyte, UTF-8 without a byte-order mark. Evidence needs nothing else.
 */

import { isUtf8 } from 'node:buffer';

export const maxEvidenceBytes = 1_048_576;
const maxDepth = 16;

export type StrictJson = { ok: true; value: unknown } | { ok: false };

const refused: StrictJson = { ok: false };

/** Reads `bytes` (or a text already decoded); never throws. */
export function parseStrictJson(input: Uint8Array | string): StrictJson {
  try {
    const text = typeof input === 'string' ? input : decodeUtf8(input);
    if (text === null || !isUnambiguous(text)) return refused;
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return refused;
    throw error;
  }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  if (bytes.length > maxEvidenceBytes || !isUtf8(bytes)) return null;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** Walks the tokens; whether they make JSON at all is JSON.parse's affair. */
function isUnambiguous(text: string): boolean {
  if (Buffer.byteLength(text) > maxEvidenceBytes) return false;
  const open: (Set<string> | 'array')[] = [];
  /** Where the string begins that may turn out to be a name. */
  let string = -1;
  for (let at = 0, end = 0; at < text.length; at = end) {
    const first = text.charAt(at);
    end = endOfToken(text, at, first);
    if (blank.includes(first)) continue;
    const inside = open.at(-1);
    if (first === '{' || first === '[') {
      if (open.push(first === '{' ? new Set() : 'array') > maxDepth) return false;
    } else if (first === '}' || first === ']') open.pop();
    else if (first === ':' && inside instanceof Set) {
      if (string === -1 || !isNew(nameIn(text, string), inside)) return false;
    } else if (numeric.includes(first) && !isWholeNumber(text.slice(at, end))) return false;
    string = first === '"' ? at : -1;
  }
  return true;
}

const blank = ' \t\n\r';
const numeric = '-+.0123456789';
const plain = /[^\s{}[\]:,"]+/y;

/** Character by character: a pattern for all tokens takes five times as long, on every opening. */
function endOfToken(text: string, at: number, first: string): number {
  if (first === '"') return endOfString(text, at);
  plain.lastIndex = at;
  return plain.test(text) ? plain.lastIndex : at + 1;
}

/** After the closing quote; the end of the text where there is none. */
function endOfString(text: string, at: number): number {
  let end = at;
  do {
    end = text.indexOf('"', end + 1);
    if (end === -1) return text.length;
  } while (isEscaped(text, end));
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charAt(before - 1) === '\\') before -= 1;
  return (at - before) % 2 === 1;
}

function nameIn(text: string, at: number): string {
  const written = text.slice(at, endOfString(text, at));
  return written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1);
}

function isNew(name: string, known: Set<string>): boolean {
  if (name === '__proto__' || known.has(name)) return false;
  known.add(name);
  return true;
}

function isWholeNumber(part: string): boolean {
  return /^(?:0|[1-9]\d{0,15})$/.test(part) && Number(part) <= Number.MAX_SAFE_INTEGER;
}
