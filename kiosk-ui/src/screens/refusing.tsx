import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { HandPicture } from '../parts/pictures/signs.tsx';

/** The no is on its way to be counted: what it says is true already, and "noted" is not said yet. */
export function Refusing() {
  return (
    <Page
      message="refusing"
      picture={<HandPicture />}
      hint="counter"
      actions={
        <>
          <Button look="main" tap="DONE" words="takeCardBack" />
          <Button look="link" tap="UNDO" words="undo" />
        </>
      }
    />
  );
}
