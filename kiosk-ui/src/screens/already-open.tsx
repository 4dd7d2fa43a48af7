import { messageOf, wayToClose } from '../journey/view.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Page } from '../parts/page.tsx';
import { CheckBadge } from '../parts/pictures/badges.tsx';
import { FolderPicture } from '../parts/pictures/folder.tsx';

/** It may be closed from here, or (where the kiosk may only show the way) one learns how. */
export function AlreadyOpen() {
  const { context } = useJourney();
  const way = wayToClose(context);
  return (
    <Page
      message={messageOf('alreadyOpen', context)}
      picture={<FolderPicture badge={<CheckBadge />} />}
      hint="counter"
      actions={
        <>
          <Button look="main" tap="DONE" words="takeCardBack" />
          {way && (
            <Button
              look="refuse"
              tap="CLOSE_RECORD"
              words={way === 'closes' ? 'closeRecord' : 'howToClose'}
            />
          )}
        </>
      }
    />
  );
}
