import { messageOf } from '../journey/view.ts';
import { useJourney } from '../parts/journey-context.tsx';
import { insuranceIcon, worksDoctorIcon } from '../parts/pictures/icons.tsx';
import { contractIcon, employerUntoldIcon, lawIcon, silenceIcon } from '../parts/pictures/people-icons.tsx';
import { ShieldPicture } from '../parts/pictures/signs.tsx';
import { SecondLayer } from '../parts/second-layer.tsx';

const icons = [silenceIcon, contractIcon, insuranceIcon, lawIcon, worksDoctorIcon, employerUntoldIcon];

export function MoreNever() {
  return (
    <SecondLayer
      message={messageOf('moreNever', useJourney().context)}
      icons={icons}
      picture={<ShieldPicture />}
    />
  );
}
