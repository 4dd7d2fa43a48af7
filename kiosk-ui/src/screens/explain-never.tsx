import { messageOf } from '../journey/view.ts';
import { Explanation } from '../parts/explanation.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { bankIcon, employerIcon, insuranceIcon, worksDoctorIcon } from '../parts/pictures/icons.tsx';
import { ShieldPicture } from '../parts/pictures/signs.tsx';

const icons = [bankIcon, insuranceIcon, employerIcon, worksDoctorIcon];

export function ExplainNever() {
  const message = messageOf('explainNever', useJourney().context);
  return <Explanation step={3} message={message} icons={icons} picture={<ShieldPicture />} />;
}
