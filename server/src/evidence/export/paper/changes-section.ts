/**
 * What was answered, the choices that are in force now, and how they came. A person may change them without end; a paper
 * has one: it tells the last twenty and says how many there were. The signed files hold them all. Pure.
 */
import { choicesInForce } from '../choices-in-force.ts';
import type { ToldAtKiosk, ToldChange } from '../told-act.ts';
import type { Block, Section } from './paper.ts';
import { parisTime } from './paris-time.ts';
import { changeEnds, questions, shortChangeEnds, whoAsked, yesNo } from './words.ts';

export const changesTold = 20;

export function answeredWith(act: ToldAtKiosk): Block[] {
  const { kind, answers } = act.answer.said;
  const facts: [string, string][] = [[questions[kind], yesNo(true)]];
  if ('open' in answers) facts.push(...choicesOf(answers));
  return [{ facts, answers: true }, ...since(act)];
}

/** In words that no later reader can take for the answer at the kiosk. */
function since(act: ToldAtKiosk): Block[] {
  const now = choicesInForce(act);
  const last = act.changes.at(-1);
  if (now === null || last === undefined) return [];
  const count = act.changes.length;
  const many =
    count === 1
      ? 'Un changement de ces choix a été demandé'
      : `${count} changements de ces choix ont été demandés`;
  const lines = [`${many} ensuite, sur la page à la maison (liste au point 9).`];
  if (now.by === null) return [{ lines: [...lines, unchanged(now.inDoubt)] }];
  const { at } = now.by.asked.said;
  lines.push(
    `Choix en vigueur à l’export, demandés le ${parisTime(at)} et enregistrés par le service national\u00a0:`,
  );
  const doubt = now.inDoubt.length === 0 ? [] : [{ lines: [inDoubt] }];
  return [{ lines }, { answers: true, facts: choicesOf(now.by.asked.said.answers) }, ...doubt];
}

const inDoubt =
  'Attention\u00a0: un changement plus récent n’a pas de réponse connue. Ces choix ne sont peut-être plus ceux du service national.';

function unchanged(doubts: readonly ToldChange[]): string {
  return doubts.length === 0
    ? 'Aucun n’a été enregistré par le service national\u00a0: les choix ci-dessus sont en vigueur.'
    : inDoubt;
}

const choicesOf = (answers: { breakGlass: boolean; emergencyCall: boolean }): [string, string][] => [
  [questions.breakGlass, yesNo(answers.breakGlass)],
  [questions.emergencyCall, yesNo(answers.emergencyCall)],
];

/** None: nothing was changed. */
export function changesSection({ answer, changes, bundles }: ToldAtKiosk): Section[] {
  const { answers, answeredAt } = answer.said;
  if (changes.length === 0 || !('open' in answers)) return [];
  const first = Math.max(0, changes.length - changesTold);
  const rows = changes.slice(first).map((change, rank) => rowOf(change, first + rank + 1));
  const opening = ['0', parisTime(answeredAt), 'À la borne', ...pair(answers), 'Réponse de départ'];
  return [
    {
      head: '9. Les choix pour l’urgence, changement par changement',
      blocks: [
        { lines: [...leftOut(first, bundles.length), ...(first > 0 ? [] : [changeEnds])] },
        { table: 'changes', rows: [columns, opening, ...rows] },
      ],
    },
  ];
}

const columns = ['N°', 'Quand', 'Qui', 'Soignant', 'SAMU', 'Suite'];

function leftOut(first: number, files: number): string[] {
  if (first === 0) return [];
  const where = files === 1 ? 'dans le fichier signé' : `dans les ${files} fichiers signés`;
  return [
    `Ce tableau donne les ${changesTold} derniers changements, après la réponse de départ. Les ${first} d’avant ` +
      `ne sont pas écrits ici\u00a0; ils sont tous ${where}. ${changeEnds}`,
  ];
}

function rowOf({ asked: { said }, end }: ToldChange, number: number): string[] {
  const { at, by = null, answers } = said;
  const became = shortChangeEnds[end?.said.outcome ?? 'unknown'];
  return [String(number), parisTime(at), whoAsked(by), ...pair(answers), became];
}

const pair = (answers: { breakGlass: boolean; emergencyCall: boolean }): [string, string] => [
  yesNo(answers.breakGlass),
  yesNo(answers.emergencyCall),
];
