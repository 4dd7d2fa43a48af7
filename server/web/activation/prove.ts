/** The proof of identity, given: the first visit activates, a later one comes back. */
import { channelStep } from './channel-step.ts';
import { button, paragraphs, tick, title } from './element.ts';
import { faultFor } from './faults.ts';
import { show } from './frame.ts';
import { loadHome, openHomePage } from './home-page.ts';
import { returnCodeStep } from './one-time-step.ts';
import { ask, wordOf } from './server.ts';
import { forgetTyped, typed } from './typed.ts';
import { language, words } from './words.ts';

/** The sentence to show when neither is possible, else nothing. */
export async function prove(): Promise<string> {
  const body = {
    code: typed.code,
    birthDate: { day: typed.day.trim(), month: typed.month.trim(), year: typed.year.trim() },
    nirEnd: typed.nirEnd.trim(),
    language: language(),
  };
  const first = wordOf(await ask('POST', 'activation', body));
  if (first === 'activated') {
    // Whose record it is, before it is spoken of.
    await loadHome();
    return proven(doneStep);
  }
  if (first !== 'not-accepted') return faultFor(first);
  const again = await ask('POST', 'home/return', body);
  const word = wordOf(again);
  if (word === 'opened') return proven(() => void openHomePage());
  if (word === 'code-sent' || word === 'too-many-codes') return proven(() => void returnCodeStep(again));
  return faultFor(word);
}

/** What was typed leaves the page before anything else is shown. */
function proven(next: () => void): string {
  forgetTyped();
  next();
  return '';
}

function doneStep(): void {
  const { done } = words();
  show(
    doneStep,
    tick(),
    title(done.title),
    ...paragraphs(done.lines),
    button(done.next, 'primary', () => void channelStep()),
    button(done.later, 'secondary', () => void openHomePage()),
  );
}
