import type { CardProblem as Problem } from '@borne/kiosk-agent/contract';
import { cardProblem, messageOf } from '../journey/view.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Page } from '../parts/page.tsx';
import { CardProblemPicture } from '../parts/pictures/card.tsx';

const signs: Record<Problem, 'wipe' | 'turn' | 'wrong'> = {
  unreadable: 'wipe',
  mute: 'turn',
  'vitale-1': 'wrong',
  'professional-card': 'wrong',
  'not-vitale': 'wrong',
  'no-holder': 'wrong',
  'test-card': 'wrong',
};

/** The card comes out and goes in again; whoever has tried enough is expected at the counter. */
export function CardProblem() {
  const { context } = useJourney();
  return (
    <Page
      message={messageOf('cardProblem', context)}
      picture={<CardProblemPicture sign={signs[cardProblem(context)]} />}
      actions={<Button look="link" tap="HAND_OVER" words="goToCounter" />}
    />
  );
}
