import { messageOf } from '../journey/view.ts';
import { useJourney } from '../parts/journey-context.tsx';
import { Page } from '../parts/page.tsx';
import { UnpluggedPicture } from '../parts/pictures/signs.tsx';

export function OutOfService() {
  const { context } = useJourney();
  return <Page message={messageOf('outOfService', context)} picture={<UnpluggedPicture />} />;
}
