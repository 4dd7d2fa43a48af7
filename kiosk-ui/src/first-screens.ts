/** The screens of a kiosk that nobody uses yet: they come with the page. */
import { AgentSilent } from './screens/agent-silent.tsx';
import { Connecting } from './screens/connecting.tsx';
import { NotPaired } from './screens/not-paired.tsx';
import { OutOfService } from './screens/out-of-service.tsx';
import { ScreenTaken } from './screens/screen-taken.tsx';
import { Welcome } from './screens/welcome.tsx';

export const firstScreens = {
  connecting: Connecting,
  agentSilent: AgentSilent,
  screenTaken: ScreenTaken,
  notPaired: NotPaired,
  outOfService: OutOfService,
  welcome: Welcome,
} as const;
