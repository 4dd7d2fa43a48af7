import { Page } from '../parts/page.tsx';
import { UnpluggedPicture } from '../parts/pictures/signs.tsx';

/** The agent has not answered for a long while; the screen goes on trying. */
export function AgentSilent() {
  return <Page message="agentSilent" picture={<UnpluggedPicture />} />;
}
