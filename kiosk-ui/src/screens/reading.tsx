import { Page } from '../parts/page.tsx';
import { CardIsIn } from '../parts/pictures/card.tsx';

export function Reading() {
  return <Page message="reading" picture={<CardIsIn />} hint="keepCard" />;
}
