import { CardIsIn } from '../parts/pictures/card.tsx';
import { Work } from '../parts/work.tsx';
import { messages } from '../text/fr.ts';

/** The yes has left; the service is being asked. */
export function Creating() {
  return <Work message={messages.creating} now={1} picture={<CardIsIn />} />;
}
