/** The choices for emergencies: the two questions of the kiosk, with the answers that stand now. */
import type { OpenHome, ShownActor } from '../../contract/home/view.ts';
import { button, make, title, twoChoices } from './element.ts';
import { tellFault } from './faults.ts';
import { busyWith, messagePlace, show } from './frame.ts';
import { loadHome, openHomePage } from './home-page.ts';
import { ask, wordOf } from './server.ts';
import { withActor } from './who-step.ts';
import { language, words } from './words.ts';

type Answer = 'yes' | 'no';

export function choicesPage(view: OpenHome, message = ''): void {
  withActor(view, (actor) => drawChoices(view, actor, message));
}

function drawChoices(view: OpenHome, actor: ShownActor['actor'], message: string): void {
  const { choices, home } = words();
  const wanted = { ...view.choices };
  const told = messagePlace();
  if (message !== '') told.tell(message);
  const options: [Answer, string][] = [
    ['yes', choices.yes],
    ['no', choices.no],
  ];
  const question = (name: 'breakGlassConsent' | 'emergencyCallConsent', text: string): HTMLElement =>
    twoChoices(name, text, options, wanted[name] ? 'yes' : 'no', (answer) => {
      wanted[name] = answer === 'yes';
    });
  const send = make('button', { class: 'primary' }, choices.send);
  const form = make(
    'form',
    { novalidate: '' },
    question('breakGlassConsent', choices.breakGlass),
    question('emergencyCallConsent', choices.emergencyCall),
    told.place,
    send,
    button(home.back, 'secondary', () => void openHomePage()),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const same =
      wanted.breakGlassConsent === view.choices.breakGlassConsent &&
      wanted.emergencyCallConsent === view.choices.emergencyCallConsent;
    if (same) return told.tell(choices.same);
    told.tell('');
    void busyWith(send, choices.asking, () => change({ ...wanted, actor }, told.tell));
  });
  show(() => choicesPage(view, message), title(choices.title), form);
}

async function change(
  wanted: OpenHome['choices'] & Pick<ShownActor, 'actor'>,
  tell: (text: string) => void,
): Promise<void> {
  const { choices } = words();
  const answer = await ask('POST', 'home/choices', { ...wanted, language: language() });
  const sentences: Record<string, string> = {
    changed: choices.changed,
    refused: choices.refused,
    unreachable: choices.unreachable,
    uncertain: choices.uncertain,
    busy: choices.busy,
  };
  const sentence = sentences[wordOf(answer)];
  if (sentence === undefined) return tellFault(answer, tell);
  // What stands now is the server's to say, not what was touched.
  const view = await loadHome();
  if (view?.stage === 'open') choicesPage(view, sentence);
}
