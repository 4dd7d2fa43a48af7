import { Page } from '../parts/page.tsx';
import { CardComesOut } from '../parts/pictures/card.tsx';

/** The card is still in after eight seconds. */
export function CardForgotten() {
  return <Page message="cardForgotten" tone="call" picture={<CardComesOut />} />;
}
