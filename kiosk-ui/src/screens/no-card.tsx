import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { NoCardPicture } from '../parts/pictures/card.tsx';

/** Everything can be read without a card, and nothing decided. */
export function NoCard() {
  return (
    <Page
      message="noCard"
      picture={<NoCardPicture />}
      hint="noCard"
      actions={
        <>
          <Button look="main" tap="INFORMATION" words="readIt" />
          <Button look="link" tap="BACK" words="back" />
        </>
      }
    />
  );
}
