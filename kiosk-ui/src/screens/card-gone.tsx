import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { CardGoesIn } from '../parts/pictures/card.tsx';

/** Pulled out in the middle: the content went with it, and waits thirty seconds for the same card. */
export function CardGone() {
  return (
    <Page
      message="cardGone"
      tone="call"
      picture={<CardGoesIn />}
      actions={<Button look="refuse" tap="QUIT" words="finish" />}
    />
  );
}
