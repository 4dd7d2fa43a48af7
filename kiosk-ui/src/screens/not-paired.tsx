import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { WindowsPicture } from '../parts/pictures/signs.tsx';

/** The page was opened without this boot's address. */
export function NotPaired() {
  return (
    <Page
      message="notPaired"
      picture={<WindowsPicture />}
      actions={<Button look="main" tap="RETRY" words="retry" />}
    />
  );
}
