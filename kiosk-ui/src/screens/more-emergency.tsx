import { phoneIcon } from '../parts/pictures/icons.tsx';
import { eachIcon, speechlessIcon, traceIcon } from '../parts/pictures/people-icons.tsx';
import { EmergencyPicture } from '../parts/pictures/signs.tsx';
import { SecondLayer } from '../parts/second-layer.tsx';

const icons = [speechlessIcon, phoneIcon, eachIcon, traceIcon];

export function MoreEmergency() {
  return <SecondLayer message="moreEmergency" icons={icons} picture={<EmergencyPicture />} />;
}
