import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { CardGoesIn } from '../parts/pictures/card.tsx';

export function InsertCard() {
  return (
    <Page
      message="insertCard"
      picture={<CardGoesIn />}
      hint="noCard"
      actions={
        <div className="links">
          <Button look="link" tap="BACK" words="back" />
          <Button look="link" tap="NO_CARD" words="noCard" />
        </div>
      }
    />
  );
}
