import { recordShown } from '../journey/truth.ts';
import { messageOf } from '../journey/view.ts';
import { Answers } from '../parts/answers.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Page, Sentences } from '../parts/page.tsx';
import { HandPicture } from '../parts/pictures/signs.tsx';
import { Since } from '../parts/since.tsx';

/** They said no before, and that no stands until they say otherwise. */
export function WasOpposed() {
  const { context } = useJourney();
  const message = messageOf('wasOpposed', context);
  return (
    <Page
      message={message}
      picture={<HandPicture />}
      hint="onlyYou"
      actions={<Answers yes="changeChoice" yesTap="REOPEN" no="keepChoice" noTap="KEEP" />}
    >
      <Since day={recordShown(context)?.since ?? null} />
      <Sentences of={message} part="body" />
    </Page>
  );
}
