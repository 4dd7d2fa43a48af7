/** Withdraws and closes. Nothing is called closed before the national service said so. */
import type { OpenHome, ShownActor } from '../../contract/home/view.ts';
import { button, paragraphs, title } from './element.ts';
import { tellFault } from './faults.ts';
import { busyWith, messagePlace, show } from './frame.ts';
import { loadHome, openHomePage } from './home-page.ts';
import { newRequestId } from './request-id.ts';
import { ask, wordOf } from './server.ts';
import { withActor } from './who-step.ts';
import { language, words } from './words.ts';

/** One for each confirmation: pressed twice, or sent again after a lost answer, it is one closure. */
let closureId = '';

export function closingPage(view: OpenHome): void {
  const asked = view.closure !== null && (view.closure !== 'refused' || closureId !== '');
  if (asked) closureState(view);
  else withActor(view, (actor) => drawClosing(view, actor));
}

function drawClosing(view: OpenHome, actor: ShownActor['actor']): void {
  if (closureId === '') closureId = newRequestId();
  const { closing } = words();
  const told = messagePlace();
  const confirm = button(closing.confirm, 'outlined', () => {
    told.tell('');
    void busyWith(confirm, words().sending, () => requestClosure(actor, told.tell));
  });
  show(
    () => closingPage(view),
    title(closing.title),
    ...paragraphs(closing.lines),
    told.place,
    confirm,
    button(closing.keep, 'outlined', () => void openHomePage()),
  );
}

async function requestClosure(actor: ShownActor['actor'], tell: (text: string) => void): Promise<void> {
  const { closing } = words();
  const answer = await ask('POST', 'home/closure', { closureId, language: language(), actor });
  const word = wordOf(answer);
  if (word === 'requested') return lookAtClosure();
  if (word === 'regime-forbids') return tell(closing.forbidden);
  if (word === 'busy') return tell(closing.busy);
  tellFault(answer, tell);
}

const closingLooks = 6;
const closingLookMs = 2_000;

/** The answer of the service comes in a few seconds, or later: the page says which. */
async function lookAtClosure(): Promise<void> {
  for (let look = 0; look < closingLooks; look += 1) {
    const view = await loadHome();
    if (view?.stage !== 'open') return;
    closureState(view);
    if (view.closure !== 'pending') return;
    const place = document.querySelector('h1');
    await new Promise((resolve) => setTimeout(resolve, closingLookMs));
    if (!place?.isConnected) return;
  }
}

function closureState(view: OpenHome): void {
  const { closing, home } = words();
  const [heading, lines] =
    view.closure === 'closed'
      ? [closing.closed, closing.closedLines]
      : view.closure === 'refused'
        ? [closing.refused, closing.refusedLines]
        : [closing.pending, closing.pendingLines];
  const look =
    view.closure === 'pending' ? button(closing.look, 'primary', () => void lookAtClosure()) : null;
  // After a refusal another request is another closure.
  if (view.closure === 'refused') closureId = '';
  show(
    () => closureState(view),
    title(heading),
    ...paragraphs(lines),
    look,
    button(home.back, 'secondary', () => void openHomePage()),
  );
}
