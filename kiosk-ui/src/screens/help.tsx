import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { CounterPicture } from '../parts/pictures/people.tsx';

export function Help() {
  return (
    <Page
      message="help"
      picture={<CounterPicture />}
      hint="onlyYou"
      actions={<Button look="main" tap="CANCEL" words="goBack" />}
    />
  );
}
