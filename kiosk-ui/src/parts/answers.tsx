import type { PatientEvent } from '../journey/events.ts';
import type { ButtonKey } from '../text/line.ts';
import { Button } from './button.tsx';

interface AnswersProps {
  yes?: ButtonKey;
  no?: ButtonKey;
  yesTap?: PatientEvent['type'];
  noTap?: PatientEvent['type'];
}

/** Two answers of exactly the same weight: neither is filled, larger or chosen beforehand. */
export function Answers({ yes, no, yesTap = 'YES', noTap = 'NO' }: AnswersProps) {
  const look = yes ? 'choice long' : 'choice';
  return (
    <div className="pair">
      <Button look={look} tap={yesTap} words={yes ?? 'yes'} />
      <Button look={look} tap={noTap} words={no ?? 'no'} />
    </div>
  );
}
