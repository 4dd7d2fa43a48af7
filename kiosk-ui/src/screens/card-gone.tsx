import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { CardAway } from '../parts/pictures/card.tsx';

/** Pulled out in the middle: the content went with it. */
export function CardGone() {
  return (
    <Page
      message="cardGone"
      picture={<CardAway />}
      actions={<Button look="main" tap="DONE" words="finish" />}
    />
  );
}
