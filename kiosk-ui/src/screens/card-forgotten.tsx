import { Page } from '../parts/page.tsx';
import { CardComesOut } from '../parts/pictures/card.tsx';
import { messages } from '../text/fr.ts';

/** The card is still in after eight seconds. */
export function CardForgotten() {
  return <Page message={messages.cardForgotten} tone="call" picture={<CardComesOut />} />;
}
