import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { CardAway } from '../parts/pictures/card.tsx';
import { buttons, messages } from '../text/fr.ts';

/** Pulled out after the yes had left. */
export function CardGoneAfterRequest() {
  return (
    <Page
      message={messages.cardGoneAfterRequest}
      picture={<CardAway />}
      actions={
        <Button look="main" tap="DONE">
          {buttons.finish}
        </Button>
      }
    />
  );
}
