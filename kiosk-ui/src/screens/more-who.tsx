import { PeoplePicture } from '../parts/pictures/people.tsx';
import { blockIcon, eyeIcon, ownDoctorIcon, teamIcon, traceIcon } from '../parts/pictures/people-icons.tsx';
import { SecondLayer } from '../parts/second-layer.tsx';

const icons = [traceIcon, eyeIcon, blockIcon, teamIcon, ownDoctorIcon];

export function MoreWho() {
  return <SecondLayer message="moreWho" icons={icons} picture={<PeoplePicture />} />;
}
