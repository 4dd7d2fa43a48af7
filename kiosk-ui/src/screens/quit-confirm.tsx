import { quitMessage } from '../journey/view.ts';
import { Answers } from '../parts/answers.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Page } from '../parts/page.tsx';
import { CardComesOut } from '../parts/pictures/card.tsx';

export function QuitConfirm() {
  const { context } = useJourney();
  return (
    <Page
      message={quitMessage(context)}
      picture={<CardComesOut />}
      actions={<Answers yes="quitYes" yesTap="QUIT_YES" no="quitNo" noTap="QUIT_NO" />}
    />
  );
}
