/**
 * JSON that every reader understands the same way: no name twice in an object, no `__proto__`, whole numbers from 0 to
 * 2^53 - 1 only, at most 16 levels and one mebibyte, UTF-8 without a byte-order mark. Evidence needs nothing else.
 */

export const maxEvidenceBytes = 1_048_576;
const maxDepth = 16;

export type StrictJson = { ok: true; value: unknown } | { ok: false };

const refused: StrictJson = { ok: false };
const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/gs;

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
  if (bytes.length > maxEvidenceBytes) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Walks the tokens; whether they make JSON at all is JSON.parse's affair. */
function isUnambiguous(text: string): boolean {
  if (Buffer.byteLength(text) > maxEvidenceBytes) return false;
  const open: (Set<string> | 'array')[] = [];
  let name: string | null = null;
  for (const [part] of text.matchAll(token)) {
    const inside = open.at(-1);
    if (part === '{' || part === '[') {
      if (open.push(part === '{' ? new Set() : 'array') > maxDepth) return false;
    } else if (part === '}' || part === ']') open.pop();
    else if (part === ':' && inside instanceof Set) {
      if (name === null || name === '__proto__' || inside.has(name)) return false;
      inside.add(name);
    } else if (/^[-+\d.]/.test(part) && !isWholeNumber(part)) return false;
    name = part.startsWith('"') ? (JSON.parse(part) as string) : null;
  }
  return true;
}

function isWholeNumber(part: string): boolean {
  return /^(?:0|[1-9]\d{0,15})$/.test(part) && Number(part) <= Number.MAX_SAFE_INTEGER;
}
