import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { ShutAnswerPicture } from '../parts/pictures/questions.tsx';

/** We explain once more; nobody is told that they were wrong. */
export function FixClose() {
  return (
    <Page
      message="fixClose"
      hint="mayRefuse"
      picture={<ShutAnswerPicture />}
      actions={
        <>
          <Button look="main" tap="NEXT" words="continue" />
          <div className="links" />
          <Button look="refuse" tap="NO" words="refuse" />
        </>
      }
    />
  );
}
