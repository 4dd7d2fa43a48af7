/** Every answer that is no success, in the words of its reader. */
import { signedOut } from './home-page.ts';
import { type Told, wordOf } from './server.ts';
import { filled, words } from './words.ts';

export function faultFor(word: string): string {
  const { faults, code, who } = words();
  switch (word) {
    case 'not-accepted':
      return faults.notAccepted;
    case 'not-open-yet':
      return faults.notOpenYet;
    case 'mistyped':
      return code.mistyped;
    case 'too-many':
      return faults.tooMany;
    case 'busy':
      return faults.busy;
    case 'offline':
      return faults.offline;
    case 'signed-out':
      return faults.signedOut;
    case 'other-actor':
      return who.otherLines;
    default:
      return faults.unavailable;
  }
}

/** A session that ended leads back to the first step; all else is told where the person stands. */
export function tellFault(answer: Told | null, tell: (text: string) => void): void {
  const word = wordOf(answer);
  if (word === 'signed-out') {
    signedOut();
    return;
  }
  const seconds = Number(answer?.body['seconds']);
  const minutes = String(Math.max(1, Math.ceil(seconds / 60)));
  tell(word === 'too-many-codes' ? filled(words().oneTime.tooMany, { minutes }) : faultFor(word));
}
