import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { UnpluggedPicture } from '../parts/pictures/signs.tsx';

/** Nothing was recorded; the holder may try again, or read meanwhile. */
export function Offline() {
  return (
    <Page
      message="offline"
      picture={<UnpluggedPicture />}
      hint="counter"
      actions={
        <>
          <Button look="main" tap="RETRY" words="retry" />
          <Button look="link" tap="INFORMATION" words="readIt" />
          <Button look="refuse" tap="DONE" words="takeCardBack" />
        </>
      }
    />
  );
}
