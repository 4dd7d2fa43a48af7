import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { WindowsPicture } from '../parts/pictures/signs.tsx';

/** Another page is the screen of this kiosk. */
export function ScreenTaken() {
  return (
    <Page
      message="screenTaken"
      picture={<WindowsPicture />}
      actions={<Button look="main" tap="RETRY" words="retry" />}
    />
  );
}
