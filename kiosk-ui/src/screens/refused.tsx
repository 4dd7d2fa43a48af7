import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { HandPicture } from '../parts/pictures/signs.tsx';

export function Refused() {
  return (
    <Page
      message="refused"
      picture={<HandPicture />}
      hint="counter"
      actions={<Button look="main" tap="DONE" words="takeCardBack" />}
    />
  );
}
