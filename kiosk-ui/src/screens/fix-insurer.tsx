import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { GuardedAnswerPicture } from '../parts/pictures/questions.tsx';

/** We explain once more; nobody is told that they were wrong. */
export function FixInsurer() {
  return (
    <Page
      message="fixInsurer"
      hint="mayRefuse"
      picture={<GuardedAnswerPicture />}
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
