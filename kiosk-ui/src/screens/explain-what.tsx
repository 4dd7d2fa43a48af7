import { Explanation } from '../parts/explanation.tsx';
import { FolderPicture } from '../parts/pictures/folder.tsx';
import { allergyIcon, examIcon, treatmentIcon } from '../parts/pictures/icons.tsx';

const icons = [treatmentIcon, examIcon, allergyIcon];

export function ExplainWhat() {
  return <Explanation step={1} message="explainWhat" icons={icons} picture={<FolderPicture />} />;
}
