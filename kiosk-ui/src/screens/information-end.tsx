import { mayAskAgain, messageOf } from '../journey/view.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Page } from '../parts/page.tsx';
import { AllReadPicture } from '../parts/pictures/papers.tsx';

/** All of it was read, and nothing was asked. Whoever read because the service was away may ask it again. */
export function InformationEnd() {
  const { context } = useJourney();
  const asksAgain = mayAskAgain(context);
  return (
    <Page
      message={messageOf('informationEnd', context)}
      picture={<AllReadPicture />}
      actions={
        <>
          {asksAgain && <Button look="main" tap="RETRY" words="retry" />}
          <Button look={asksAgain ? 'refuse' : 'main'} tap="NEXT" words="continue" />
          <Button look="link" tap="BACK" words="back" />
        </>
      }
    />
  );
}
