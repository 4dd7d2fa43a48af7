import { Page } from '../parts/page.tsx';
import { CardComesOut } from '../parts/pictures/card.tsx';
import { messages } from '../text/fr.ts';

export function TakeCard() {
  return <Page message={messages.takeCard} picture={<CardComesOut />} />;
}
