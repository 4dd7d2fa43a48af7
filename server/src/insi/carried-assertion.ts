/**
 * Puts the Vitale assertion beside ours in an envelope that is already sealed. As text: the card signed those very
 * characters, and building them anew could break that signature. It comes from a kiosk, so it passes the gate first.
 */
import { parseXml } from '../dmp/parse.ts';
import { namespaces } from '../dmp/vocabulary.ts';

const end = '</wsse:Security>';

/** Null: it is no lone saml2:Assertion. Throws when the envelope is not one of ours. */
export function withVitaleAssertion(sealed: string, assertion: string): string | null {
  if (!isAssertion(assertion)) return null;
  const at = sealed.indexOf(end);
  if (at === -1 || at !== sealed.lastIndexOf(end))
    throw new Error('An envelope has not one security header.');
  return sealed.slice(0, at) + assertion + sealed.slice(at);
}

/** A declaration in the middle of a document would be no XML: it is refused with the rest. */
function isAssertion(text: string): boolean {
  if (!text.startsWith('<') || text.startsWith('<?')) return false;
  const parsed = parseXml(Buffer.from(text, 'utf8'));
  return parsed.ok && parsed.root.name === 'Assertion' && parsed.root.namespace === namespaces.saml2;
}
