/**
 * The gate of everything that comes from the network as XML: a streaming reader that refuses, before any parser builds
 * a tree, what is too big, too deep, too wide, in another encoding, or carries a DTD (security.md, decision 7 and §6.3).
 */
import { SaxesParser } from 'saxes';

export const gateLimits = { bytes: 1_048_576, depth: 64, elements: 5_000, attributes: 256 } as const;

export type GateRefusal =
  | 'size'
  | 'encoding'
  | 'doctype'
  | 'processing-instruction'
  | 'depth'
  | 'elements'
  | 'attributes'
  | 'malformed';

export type GateResult = { ok: true; text: string } | { ok: false; reason: GateRefusal };

const sliceLength = 16_384;

/** Lets a document through as text, or says which limit it broke. Reads no further than the first refusal. */
export function xmlGate(bytes: Uint8Array): GateResult {
  if (bytes.byteLength > gateLimits.bytes) return { ok: false, reason: 'size' };
  const text = decodeUtf8(bytes);
  if (text === null) return { ok: false, reason: 'encoding' };
  const reason = firstRefusal(text);
  return reason === null ? { ok: true, text } : { ok: false, reason };
}

/** The decoder takes one byte order mark off; a second one is a character before the root, and parsers let it pass. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.startsWith('\ufeff') ? null : text;
  } catch {
    return null;
  }
}

class Refused extends Error {
  readonly reason: GateRefusal;
  constructor(reason: GateRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** Saxes stops only by an exception: ours carries the reason, any of its own means malformed. */
function firstRefusal(text: string): GateRefusal | null {
  try {
    const parser = guardedParser();
    for (let start = 0; start < text.length; start += sliceLength) {
      parser.write(text.slice(start, start + sliceLength));
    }
    parser.close();
    return null;
  } catch (error) {
    return error instanceof Refused ? error.reason : 'malformed';
  }
}

function guardedParser(): SaxesParser<{ xmlns: true }> {
  const refuse = (reason: GateRefusal): never => {
    throw new Refused(reason);
  };
  let depth = 0;
  let elements = 0;
  let attributes = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', () => refuse('malformed'));
  parser.on('doctype', () => refuse('doctype'));
  parser.on('processinginstruction', () => refuse('processing-instruction'));
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') refuse('encoding');
  });
  parser.on('opentagstart', () => {
    attributes = 0;
    elements += 1;
    depth += 1;
    if (elements > gateLimits.elements) refuse('elements');
    if (depth > gateLimits.depth) refuse('depth');
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > gateLimits.attributes) refuse('attributes');
  });
  parser.on('closetag', () => {
    depth -= 1;
  });
  return parser;
}
