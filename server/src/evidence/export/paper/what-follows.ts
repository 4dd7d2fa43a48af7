/** What became of the request, and what the person may do next. Pure. */
import type { KioskEvidence } from '../../../../contract/evidence/index.ts';
import type { ToldAct } from '../told-act.ts';
import type { Section } from './paper.ts';
import { parisTime } from './paris-time.ts';
import { outcomes } from './words.ts';

export function becameSection({ outcomes: words }: ToldAct): Section {
  const head = '2. Ce que la demande est devenue';
  if (words.length === 0)
    return {
      head,
      blocks: [{ lines: ['Au moment de l’export, le service national n’avait pas encore répondu.'] }],
    };
  const facts = words.map(({ said: { at, outcome, transaction, code } }): [string, string] => [
    parisTime(at),
    `${outcomes[outcome]} (${[transaction, ...(code === null ? [] : [code])].join(', ')})`,
  ]);
  return { head, blocks: [{ facts }] };
}

export function rightsSection(kind: KioskEvidence['kind'], { outcomes: words }: ToldAct): Section {
  const kept =
    'Fermé, un DMP est gardé 10\u00a0ans, puis effacé. Vous pouvez demander de l’effacer plus tôt.';
  const isRefused = words.at(-1)?.said.outcome === 'refused';
  const lines = {
    opening: isRefused
      ? ['Cette demande n’a rien ouvert.']
      : ['Vous pouvez changer d’avis et fermer votre DMP quand vous voulez.', kept],
    closure: isRefused
      ? ['Cette demande n’a rien fermé.']
      : [kept, 'Vous pouvez rouvrir votre DMP quand vous voulez, avec votre carte Vitale.'],
  };
  const own = kind === 'closure' ? lines.closure : lines.opening;
  return {
    head: '3. Vos droits',
    blocks: [{ lines: [...own, 'Vos soins et vos remboursements restent les mêmes.'] }],
  };
}
