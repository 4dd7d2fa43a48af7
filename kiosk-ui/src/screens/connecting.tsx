import { Page } from '../parts/page.tsx';
import { ClockPicture } from '../parts/pictures/signs.tsx';
import { messages } from '../text/fr.ts';

/** The agent has not let this page in yet. */
export function Connecting() {
  return <Page message={messages.connecting} picture={<ClockPicture />} />;
}
