import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { CardAway } from '../parts/pictures/card.tsx';

/** Pulled out after the yes had left. */
export function CardGoneAfterRequest() {
  return (
    <Page
      message="cardGoneAfterRequest"
      picture={<CardAway />}
      actions={<Button look="main" tap="DONE" words="finish" />}
    />
  );
}
