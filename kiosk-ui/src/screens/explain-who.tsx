import { Explanation } from '../parts/explanation.tsx';
import { carerIcon, personIcon } from '../parts/pictures/icons.tsx';
import { PeoplePicture } from '../parts/pictures/people.tsx';
import { messages } from '../text/fr.ts';

const icons = [personIcon, carerIcon];

export function ExplainWho() {
  return <Explanation step={2} message={messages.explainWho} icons={icons} picture={<PeoplePicture />} />;
}
