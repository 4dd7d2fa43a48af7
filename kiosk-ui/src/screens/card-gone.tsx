import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { CardAway } from '../parts/pictures/card.tsx';
import { buttons, messages } from '../text/fr.ts';

/** Pulled out in the middle: the content went with it. */
export function CardGone() {
  return (
    <Page
      message={messages.cardGone}
      picture={<CardAway />}
      actions={
        <Button look="main" tap="DONE">
          {buttons.finish}
        </Button>
      }
    />
  );
}
