/** Which choices for emergencies stand at the time of the export, and by which word. Pure. */
import type { ChangedAtHome } from '../../../contract/evidence/index.ts';
import type { ToldAtKiosk, ToldChange } from './told-act.ts';

export interface ChoicesInForce {
  answers: ChangedAtHome['answers'];
  /** The change that set them; null: the opening itself. */
  by: ToldChange | null;
  /** Asked later, and nobody knows yet whether the national service has them. */
  inDoubt: ToldChange[];
}

/** The last change that the national service confirmed, else what was answered at the opening. Null: a closure. */
export function choicesInForce({ answer, changes }: ToldAtKiosk): ChoicesInForce | null {
  const { answers } = answer.said;
  if (!('open' in answers)) return null;
  const last = changes.findLastIndex(({ end }) => end?.said.outcome === 'changed');
  const by = changes[last] ?? null;
  const { breakGlass, emergencyCall } = by?.asked.said.answers ?? answers;
  const inDoubt = changes
    .slice(last + 1)
    .filter(({ end }) => end === null || end.said.outcome === 'uncertain');
  return { answers: { breakGlass, emergencyCall }, by, inDoubt };
}
