import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { CardGoesIn } from '../parts/pictures/card.tsx';
import { buttons, messages } from '../text/fr.ts';

export function InsertCard() {
  return (
    <Page
      message={messages.insertCard}
      picture={<CardGoesIn />}
      hint="noCard"
      actions={
        <Button look="link" tap="BACK">
          {buttons.back}
        </Button>
      }
    />
  );
}
