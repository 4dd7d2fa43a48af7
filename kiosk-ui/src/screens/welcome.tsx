import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { WelcomePicture } from '../parts/pictures/folder.tsx';

export function Welcome() {
  return (
    <Page
      message="welcome"
      picture={<WelcomePicture />}
      hint="idle"
      actions={<Button look="main" tap="START" words="start" />}
    />
  );
}
