import { Page } from '../parts/page.tsx';
import { FolderPicture, SearchBadge } from '../parts/pictures/folder.tsx';

/** The national status is being asked. */
export function Checking() {
  return <Page message="checking" picture={<FolderPicture badge={<SearchBadge />} />} hint="keepCard" />;
}
