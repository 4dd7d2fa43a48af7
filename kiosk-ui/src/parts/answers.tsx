import type { PatientEvent } from '../journey/events.ts';
import { buttons } from '../text/fr.ts';
import { Button } from './button.tsx';

interface AnswersProps {
  yes?: string;
  no?: string;
  yesTap?: PatientEvent['type'];
  noTap?: PatientEvent['type'];
}

/** Two answers of exactly the same weight: neither is filled, larger or chosen beforehand. */
export function Answers({ yes, no, yesTap = 'YES', noTap = 'NO' }: AnswersProps) {
  const look = yes ? 'choice long' : 'choice';
  return (
    <div className="pair">
      <Button look={look} tap={yesTap}>
        {yes ?? buttons.yes}
      </Button>
      <Button look={look} tap={noTap}>
        {no ?? buttons.no}
      </Button>
    </div>
  );
}
