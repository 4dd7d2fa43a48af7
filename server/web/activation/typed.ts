/** What is typed lives here, in this page's memory, and leaves it as soon as it has served. */
import { formatActivationCode, parseActivationCode } from '../../contract/activation-code.ts';

const nothing = { code: '', day: '', month: '', year: '', nirEnd: '' };
export const typed = { ...nothing };

export function forgetTyped(): void {
  Object.assign(typed, nothing);
}

/** A page reached through a scanned QR: the code leaves the address at once, and is in its field only from then on. */
export function takeCodeFromAddress(): void {
  const fragment = decodeFragment(location.hash.slice(1));
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  const parsed = parseActivationCode(fragment);
  if (parsed) typed.code = formatActivationCode(parsed);
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // Not ours: it is not a code either.
    return '';
  }
}
