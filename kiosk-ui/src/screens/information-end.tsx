import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { AllReadPicture } from '../parts/pictures/papers.tsx';

/** All of it was read, and nothing was asked. */
export function InformationEnd() {
  return (
    <Page
      message="informationEnd"
      picture={<AllReadPicture />}
      actions={
        <>
          <Button look="main" tap="NEXT" words="continue" />
          <Button look="link" tap="BACK" words="back" />
        </>
      }
    />
  );
}
