import { Page } from '../parts/page.tsx';
import { MorningPicture } from '../parts/pictures/signs.tsx';
import { messages } from '../text/fr.ts';

export function Thanks() {
  return <Page message={messages.thanks} picture={<MorningPicture />} />;
}
