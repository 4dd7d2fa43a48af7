import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { EmptyCounterPicture } from '../parts/pictures/call.tsx';

/** Two minutes without anybody: the call stays, and nobody is made to wait for it. */
export function HelpNoAnswer() {
  return (
    <Page
      message="helpNoAnswer"
      picture={<EmptyCounterPicture />}
      hint="counter"
      actions={
        <>
          <Button look="main" tap="NEXT" words="continue" />
          <Button look="link" tap="RETRY" words="callAgain" />
          <Button look="refuse" tap="QUIT" words="quit" />
        </>
      }
    />
  );
}
