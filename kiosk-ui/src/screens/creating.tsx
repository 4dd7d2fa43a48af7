import { CardIsIn } from '../parts/pictures/card.tsx';
import { Work } from '../parts/work.tsx';

/** The yes has left; the service is being asked. */
export function Creating() {
  return <Work message="creating" now={1} picture={<CardIsIn />} />;
}
