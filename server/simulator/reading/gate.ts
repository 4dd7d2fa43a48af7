/**
 * What a request may be at most, told while it streams by, before any tree of it is built: trees of floods take seconds,
 * and some of them end libxml2 (security.md, decision 7). SOAP 1.2 §5 forbids DTD and processing instructions.
 */
import { SaxesParser } from 'saxes';

/** A good message has some 120 elements. */
const limits = { depth: 64, elements: 2_000, attributes: 256 } as const;
/** Short: every wrong character of a slice is told before the flood is noticed. */
const sliceLength = 1_024;

/** What is wrong, in French; null when the document may be opened. */
export function firstExcess(text: string): string | null {
  // One byte order mark was taken off by the decoder: a second one is a character where none may be.
  if (text.startsWith('\ufeff')) return 'Le document n’est pas du XML bien formé.';
  const excess: { found: string | null } = { found: null };
  const parser = watched((reason) => {
    excess.found ??= reason;
  });
  for (let start = 0; start < text.length && excess.found === null; start += sliceLength)
    parser.write(text.slice(start, start + sliceLength));
  if (excess.found === null) parser.close();
  return excess.found;
}

function watched(exceeds: (reason: string) => void): SaxesParser<{ xmlns: true }> {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  let elements = 0;
  let attributes = 0;
  parser.on('error', () => exceeds('Le document n’est pas du XML bien formé.'));
  parser.on('doctype', () => exceeds('Un document SOAP ne porte pas de DTD.'));
  parser.on('processinginstruction', () =>
    exceeds('Un document SOAP ne porte pas d’instruction de traitement.'),
  );
  parser.on('opentagstart', () => {
    attributes = 0;
    elements += 1;
    depth += 1;
    if (elements > limits.elements || depth > limits.depth)
      exceeds('Le document a trop d’éléments, ou trop de niveaux.');
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > limits.attributes) exceeds('Un élément a trop d’attributs.');
  });
  parser.on('closetag', () => {
    depth -= 1;
  });
  return parser;
}
