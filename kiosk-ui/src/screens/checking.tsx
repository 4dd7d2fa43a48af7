import { Page } from '../parts/page.tsx';
import { FolderPicture, SearchBadge } from '../parts/pictures/folder.tsx';
import { messages } from '../text/fr.ts';

/** The national status is being asked. */
export function Checking() {
  return (
    <Page message={messages.checking} picture={<FolderPicture badge={<SearchBadge />} />} hint="keepCard" />
  );
}
