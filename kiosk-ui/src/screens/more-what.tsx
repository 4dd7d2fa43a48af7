import {
  letterIcon,
  mixtureIcon,
  onceIcon,
  resultsIcon,
  wishesIcon,
} from '../parts/pictures/document-icons.tsx';
import { FolderPicture } from '../parts/pictures/folder.tsx';
import { relativeIcon } from '../parts/pictures/people-icons.tsx';
import { SecondLayer } from '../parts/second-layer.tsx';

const icons = [resultsIcon, letterIcon, relativeIcon, wishesIcon, onceIcon, mixtureIcon];

export function MoreWhat() {
  return <SecondLayer message="moreWhat" icons={icons} picture={<FolderPicture />} />;
}
