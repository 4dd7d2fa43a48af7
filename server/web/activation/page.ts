/**
 * The page of the patient at home. The code comes in the address's fragment, which no server sees, and leaves the
 * address bar at once. Nothing is stored; the page talks to its own server only, which knows it by a cookie that no
 * script can read: a phone that drops the page while its reader looks for an SMS finds it where it was.
 */

import type { HomeView } from '../../contract/home/view.ts';
import { codeStep } from './code-step.ts';
import { drawBar } from './frame.ts';
import { homePage, loadHome } from './home-page.ts';
import { returnCodeStep } from './one-time-step.ts';
import { ask } from './server.ts';
import { takeCodeFromAddress } from './typed.ts';
import { languageNames, type PageLanguage, speak } from './words.ts';

takeCodeFromAddress();
void start();
addEventListener('hashchange', () => location.reload());
// A page brought back from the browser's memory could show what its reader had left.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});

async function start(): Promise<void> {
  await speak(preferred());
  drawBar();
  codeStep();
  const view = (await ask('GET', 'home'))?.body as HomeView | undefined;
  if (view?.stage === 'awaits-code') return returnCodeStep(null);
  if (view?.stage !== 'open') return;
  const open = await loadHome();
  if (open?.stage === 'open') homePage(open);
}

/** The browser's first language that is one of ours, else French. */
function preferred(): PageLanguage {
  const known = Object.keys(languageNames) as PageLanguage[];
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.map((tag) => known.find((name) => name === tag)).find((name) => name !== undefined) ?? 'fr';
}
