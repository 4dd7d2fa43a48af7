import { CardIsIn } from '../parts/pictures/card.tsx';
import { Work } from '../parts/work.tsx';

/** The closure has left; the service is being asked. */
export function Closing() {
  return <Work message="closing" now={1} picture={<CardIsIn />} />;
}
