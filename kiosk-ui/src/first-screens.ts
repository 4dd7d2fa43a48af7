/** The screens that come with the page: what a kiosk shows while it finds its agent, and while nobody uses it. */
import { Connecting } from './screens/connecting.tsx';
import { Welcome } from './screens/welcome.tsx';

export const firstScreens = {
  connecting: Connecting,
  welcome: Welcome,
} as const;
