import { outOfService } from '../journey/view.ts';
import { useJourney } from '../parts/journey-context.ts';
import { Page } from '../parts/page.tsx';
import { UnpluggedPicture } from '../parts/pictures/signs.tsx';
import { messages } from '../text/fr.ts';

export function OutOfService() {
  const { context } = useJourney();
  return <Page message={messages[`outOfService.${outOfService(context)}`]} picture={<UnpluggedPicture />} />;
}
