import { messageOf } from '../journey/view.ts';
import { Explanation } from '../parts/explanation.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { hideIcon, shutIcon, withdrawIcon } from '../parts/pictures/document-icons.tsx';
import { YoursPicture } from '../parts/pictures/folder.tsx';

const icons = [hideIcon, withdrawIcon, shutIcon];

export function ExplainYours() {
  const message = messageOf('explainYours', useJourney().context);
  return <Explanation step={4} message={message} icons={icons} picture={<YoursPicture />} />;
}
