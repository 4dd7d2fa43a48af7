/** What the person answered, when, and which version of the text they had read. */
import type { ShownReceipt } from '../../contract/home/view.ts';
import { button, make, title } from './element.ts';
import { tellFault } from './faults.ts';
import { messagePlace, show } from './frame.ts';
import { openHomePage } from './home-page.ts';
import { ask } from './server.ts';
import { languageNames, moment, words } from './words.ts';

export async function receiptPage(): Promise<void> {
  const answer = await ask('GET', 'home/receipt');
  if (answer?.status === 200) return drawReceipt(answer.body as unknown as ShownReceipt);
  const told = messagePlace();
  const back = button(words().home.back, 'secondary', () => void openHomePage());
  show(() => void receiptPage(), title(words().receipt.title), told.place, back);
  tellFault(answer, told.tell);
}

function drawReceipt(given: ShownReceipt): void {
  const { receipt, home } = words();
  show(
    () => drawReceipt(given),
    title(receipt.title),
    make('p', { class: 'state' }, given.act === 'open' ? receipt.opened : receipt.reopened),
    given.actor === 'self' ? null : make('p', {}, receipt[given.actor]),
    facts(given),
    make('h2', {}, receipt.emergency),
    choicesOf(given),
    ...changes(given),
    make('p', {}, receipt.withdraw),
    button(receipt.printIt, 'primary', () => window.print()),
    button(home.back, 'secondary', () => void openHomePage()),
  );
}

function facts(given: ShownReceipt): HTMLElement {
  const { receipt } = words();
  const rows: [string, string][] = [
    [receipt.when, moment(given.answeredAt)],
    [receipt.where, given.siteName],
    [receipt.language, languageNames[given.language]],
    [receipt.version, given.noticeVersion],
    [receipt.print, given.noticeSha256],
  ];
  if (given.understood) rows.push([receipt.understood, receipt[given.understood]]);
  if (given.assisted !== null)
    rows.push([receipt.assisted, given.assisted ? receipt.yesHelp : receipt.noHelp]);
  return make(
    'dl',
    {},
    ...rows.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, make('bdi', {}, value))]),
  );
}

export function choicesOf({
  breakGlassConsent,
  emergencyCallConsent,
}: Pick<ShownReceipt, 'breakGlassConsent' | 'emergencyCallConsent'>): HTMLElement {
  const { choices } = words();
  const word = (yes: boolean): string => (yes ? choices.yes : choices.no);
  return make(
    'dl',
    {},
    make('dt', {}, choices.breakGlass),
    make('dd', {}, word(breakGlassConsent)),
    make('dt', {}, choices.emergencyCall),
    make('dd', {}, word(emergencyCallConsent)),
  );
}

function changes(given: ShownReceipt): HTMLElement[] {
  const { receipt } = words();
  if (given.changes.length === 0) return [];
  const outcomes: Record<string, string> = {
    changed: receipt.changed,
    refused: receipt.notChanged,
    unreachable: receipt.notChanged,
  };
  return [
    make('h2', {}, receipt.changes),
    ...given.changes.map((change) =>
      make(
        'section',
        { class: 'change' },
        make(
          'p',
          {},
          make('strong', {}, `${moment(change.at)} – ${outcomes[change.state] ?? receipt.unknown}`),
        ),
        choicesOf(change),
      ),
    ),
  ];
}
