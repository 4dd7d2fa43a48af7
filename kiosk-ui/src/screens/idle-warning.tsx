import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { EveningPicture } from '../parts/pictures/sun.tsx';

/** Any touch is an answer. The minute is a sun that goes down: a number would hurry. */
export function IdleWarning() {
  return (
    <Page
      message="idleWarning"
      tone="call"
      picture={<EveningPicture />}
      actions={<Button look="main" tap="STILL_HERE" words="stillHere" />}
    />
  );
}
