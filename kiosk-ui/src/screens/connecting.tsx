import { Page } from '../parts/page.tsx';
import { ClockPicture } from '../parts/pictures/signs.tsx';

/** The agent has not let this page in yet. */
export function Connecting() {
  return <Page message="connecting" picture={<ClockPicture />} />;
}
