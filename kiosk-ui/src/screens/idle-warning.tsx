import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { ClockPicture } from '../parts/pictures/signs.tsx';

/** Any touch is an answer. */
export function IdleWarning() {
  return (
    <Page
      message="idleWarning"
      picture={<ClockPicture />}
      actions={<Button look="main" tap="STILL_HERE" words="stillHere" />}
    />
  );
}
