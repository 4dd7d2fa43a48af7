/**
 * Who acts, asked where somebody opened the record for another: before the first act, once until the page is left. Nothing
 * is chosen beforehand, and whoever is none of those offered is told that they may not act here.
 */
import type { OpenHome, ShownActor } from '../../contract/home/view.ts';
import { whoseFor } from '../../contract/home/whose.ts';
import { button, make, paragraphs, title } from './element.ts';
import { messagePlace, show } from './frame.ts';
import { openHomePage } from './home-page.ts';
import { speakOf, words } from './words.ts';

export type Actor = ShownActor['actor'];
let said: Actor | null = null;

/** The page was left, or it ended. */
export function forgetActor(): void {
  said = null;
  speakOf('own');
}

/** The words follow who acts, and take nobody for the person of the record before they have said so. */
export function speakOfRecord({ openedBy, mayAct }: OpenHome): void {
  const acting = mayAct.find(({ actor }) => actor === said);
  speakOf(openedBy === 'self' ? 'own' : acting ? whoseFor(acting) : 'unsaid');
}

/** Goes on with whoever acts, once they have said so. A record that its own person opened asks nobody. */
export function withActor(view: OpenHome, goOn: (actor: Actor) => void): void {
  const { openedBy, mayAct } = view;
  const known = openedBy === 'self' ? 'self' : said;
  const one = mayAct.find(({ actor }) => actor === known);
  if (one) goOn(one.actor);
  else askWho(view, goOn);
}

function askWho(view: OpenHome, goOn: (actor: Actor) => void): void {
  const { who, home } = words();
  const told = messagePlace();
  const isAdult = view.mayAct.some(({ actor }) => actor === 'self');
  const answers = view.mayAct.map((one) =>
    button(labelOf(one), 'outlined', () => {
      said = one.actor;
      speakOfRecord(view);
      goOn(one.actor);
    }),
  );
  show(
    () => askWho(view, goOn),
    title(who.title),
    ...paragraphs(isAdult ? who.adult : who.minor),
    make('p', {}, who.proof),
    told.place,
    ...answers,
    button(who.other, 'outlined', () => told.tell(who.otherLines)),
    button(home.back, 'secondary', () => void openHomePage()),
  );
}

function labelOf({ actor, relation }: ShownActor): string {
  const { who } = words();
  return actor === 'self' ? who.self : who[relation ?? 'guardian'];
}
