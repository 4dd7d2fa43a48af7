import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { SomebodyElsePicture } from '../parts/pictures/people.tsx';

/** It is another adult's card: nobody decides for another. */
export function NotYou() {
  return (
    <Page
      message="notYou"
      picture={<SomebodyElsePicture />}
      hint="counter"
      actions={
        <>
          <Button look="main" tap="DONE" words="takeCardBack" />
          <div className="links">
            <Button look="link" tap="BACK" words="back" />
            <Button look="link" tap="HAND_OVER" words="goToCounter" />
          </div>
        </>
      }
    />
  );
}
