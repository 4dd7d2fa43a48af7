import { messageOf } from '../journey/view.ts';
import { Explanation } from '../parts/explanation.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { allergyIcon, treatmentIcon } from '../parts/pictures/icons.tsx';
import { relativeIcon } from '../parts/pictures/people-icons.tsx';
import { EmergencyPicture } from '../parts/pictures/signs.tsx';

const icons = [allergyIcon, treatmentIcon, relativeIcon];

export function ExplainEmergency() {
  const message = messageOf('explainEmergency', useJourney().context);
  return <Explanation step={5} message={message} icons={icons} picture={<EmergencyPicture />} />;
}
