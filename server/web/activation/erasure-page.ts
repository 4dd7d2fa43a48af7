/** Asks for the erasure of what may be erased, and says what became of the request. */
import type { HomeView, OpenHome, ShownActor, ShownErasure } from '../../contract/home/view.ts';
import { button, make, paragraphs, title } from './element.ts';
import { tellFault } from './faults.ts';
import { busyWith, messagePlace, show } from './frame.ts';
import { openHomePage } from './home-page.ts';
import { ask } from './server.ts';
import { withActor } from './who-step.ts';
import { day, filled, words } from './words.ts';

export function erasurePage(view: OpenHome): void {
  if (mayAsk(view.erasure)) withActor(view, (actor) => drawErasure(view, actor));
  else drawErasure(view, null);
}

/** `actor`: who would ask; null where there is nothing to ask for. */
function drawErasure(view: OpenHome, actor: ShownActor['actor'] | null): void {
  const { erasure, home } = words();
  const told = messagePlace();
  const confirm =
    actor &&
    button(
      erasure.confirm,
      'primary',
      () => void busyWith(confirm, words().sending, () => requestErasure(actor, told.tell)),
    );
  show(
    () => erasurePage(view),
    title(erasure.title),
    view.erasure ? make('p', { class: 'state' }, stateWords(view.erasure)) : null,
    ...paragraphs(erasure.lines),
    told.place,
    confirm,
    button(home.back, 'secondary', () => void openHomePage()),
  );
}

function stateWords({ state, bar, askedAt, keptUntil }: ShownErasure): string {
  const said = words().erasure;
  const blanks = { date: day(askedAt), until: keptUntil ? day(keptUntil) : '' };
  return filled(bar ? said.bars[bar] : state === 'erased' ? said.erased : said.requested, blanks);
}

/** What only passes may be asked again. */
function mayAsk(erasure: ShownErasure | null): boolean {
  return erasure === null || (erasure.bar !== null && erasure.bar !== 'kept');
}

async function requestErasure(actor: ShownActor['actor'], tell: (text: string) => void): Promise<void> {
  const answer = await ask('POST', 'home/erasure', { actor });
  const view = answer?.body as HomeView | undefined;
  if (answer?.status === 200 && view?.stage === 'open') erasurePage(view);
  else tellFault(answer, tell);
}
