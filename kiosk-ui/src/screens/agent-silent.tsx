import { Page } from '../parts/page.tsx';
import { UnpluggedPicture } from '../parts/pictures/signs.tsx';
import { messages } from '../text/fr.ts';

/** The agent has not answered for a long while; the screen goes on trying. */
export function AgentSilent() {
  return <Page message={messages.agentSilent} picture={<UnpluggedPicture />} />;
}
