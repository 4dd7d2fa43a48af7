import { Page } from '../parts/page.tsx';
import { CardIsIn } from '../parts/pictures/card.tsx';
import { messages } from '../text/fr.ts';

export function Reading() {
  return <Page message={messages.reading} picture={<CardIsIn />} hint="keepCard" />;
}
