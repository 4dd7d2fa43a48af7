import { addIcon, eraseIcon, hideIcon, reopenIcon, shutIcon } from '../parts/pictures/document-icons.tsx';
import { YoursPicture } from '../parts/pictures/folder.tsx';
import { SecondLayer } from '../parts/second-layer.tsx';

const icons = [addIcon, hideIcon, shutIcon, eraseIcon, reopenIcon];

export function MoreYours() {
  return <SecondLayer message="moreYours" icons={icons} picture={<YoursPicture />} />;
}
