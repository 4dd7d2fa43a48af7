import { Explanation } from '../parts/explanation.tsx';
import { carerIcon, personIcon } from '../parts/pictures/icons.tsx';
import { PeoplePicture } from '../parts/pictures/people.tsx';

const icons = [personIcon, carerIcon];

export function ExplainWho() {
  return <Explanation step={2} message="explainWho" icons={icons} picture={<PeoplePicture />} />;
}
