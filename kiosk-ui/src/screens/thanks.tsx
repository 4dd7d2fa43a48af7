import { Page } from '../parts/page.tsx';
import { MorningPicture } from '../parts/pictures/sun.tsx';

export function Thanks() {
  return <Page message="thanks" picture={<MorningPicture />} />;
}
