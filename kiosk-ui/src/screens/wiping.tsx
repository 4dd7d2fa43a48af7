import { Page } from '../parts/page.tsx';
import { WipedPicture } from '../parts/pictures/screen-wiped.tsx';

/** The screen forgets; the agent is asked to forget too. */
export function Wiping() {
  return <Page message="wiping" picture={<WipedPicture />} />;
}
