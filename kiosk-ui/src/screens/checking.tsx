import { Page } from '../parts/page.tsx';
import { SearchBadge } from '../parts/pictures/badges.tsx';
import { FolderPicture } from '../parts/pictures/folder.tsx';

/** The national status is being asked. */
export function Checking() {
  return <Page message="checking" picture={<FolderPicture badge={<SearchBadge />} />} hint="keepCard" />;
}
