import { quitMessage } from '../journey/view.ts';
import { Answers } from '../parts/answers.tsx';
import { useJourney } from '../parts/journey-context.ts';
import { Page } from '../parts/page.tsx';
import { CardComesOut } from '../parts/pictures/card.tsx';
import { buttons, messages } from '../text/fr.ts';

export function QuitConfirm() {
  const { context } = useJourney();
  return (
    <Page
      message={messages[quitMessage(context)]}
      picture={<CardComesOut />}
      actions={<Answers yes={buttons.quitYes} yesTap="QUIT_YES" no={buttons.quitNo} noTap="QUIT_NO" />}
    />
  );
}
