/** Who had access to the registration, and when. */
import type { ShownTrailLine } from '../../contract/home/view.ts';
import { button, make, title } from './element.ts';
import { tellFault } from './faults.ts';
import { messagePlace, show } from './frame.ts';
import { openHomePage } from './home-page.ts';
import { ask } from './server.ts';
import { filled, moment, words } from './words.ts';

export async function trailPage(): Promise<void> {
  const answer = await ask('GET', 'home/trail');
  if (answer?.status === 200) return drawTrail(answer.body as unknown as ShownTrailLine[]);
  const told = messagePlace();
  drawTrail([], told.place);
  tellFault(answer, told.tell);
}

function drawTrail(lines: readonly ShownTrailLine[], message: HTMLElement | null = null): void {
  const { trail, home } = words();
  show(
    () => drawTrail(lines, message),
    title(trail.title),
    make('p', {}, trail.lead),
    message,
    make('ol', { class: 'trail' }, ...lines.map(trailLine)),
    button(home.back, 'secondary', () => void openHomePage()),
  );
}

function trailLine({ at, what, who, siteName }: ShownTrailLine): HTMLLIElement {
  const { trail } = words();
  const events: Record<string, string> = trail.events;
  const name = trail.who[who];
  return make(
    'li',
    {},
    make('strong', {}, events[what] ?? trail.other),
    make(
      'span',
      {},
      who === 'kiosk' && siteName !== null ? filled(trail.at, { who: name, site: siteName }) : name,
    ),
    make('time', { datetime: at }, moment(at)),
  );
}
