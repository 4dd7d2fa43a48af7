import { Page } from '../parts/page.tsx';
import { CardComesOut } from '../parts/pictures/card.tsx';

export function TakeCard() {
  return <Page message="takeCard" picture={<CardComesOut />} />;
}
