/** Ways to the screens of a kiosk without a visit. */
import { at, free, working } from '../invented.ts';
import { told, touched, type Way } from './way.ts';

export const between = {
  connecting: { go: () => undefined },
  agentSilent: {
    agent: { opening: { ok: false, code: 'unanswered' } },
    go: async ({ pass, screen }) => {
      while (screen() === 'connecting') await pass(2);
    },
  },
  screenTaken: { go: ({ stream }) => stream({ type: 'REPLACED' }) },
  notPaired: { agent: { opening: { ok: false, code: 'not-paired' } }, go: () => undefined },
  outOfService: told(free({ outOfService: 'no-reader' })),
  'outOfService/network': told(free({ outOfService: 'server-unreachable' })),
  'outOfService/unknown': told(free({ outOfService: 'kiosk-unknown' })),
  'outOfService/maintenance': told(free({ outOfService: 'maintenance' })),
  welcome: told(free()),
  'welcome/simulated': told(free({ simulated: true })),
  insertCard: touched(free(), 'START'),
  noCard: touched(free(), 'START', 'NO_CARD'),
  informationEnd: touched(
    free(),
    ...(['START', 'NO_CARD', 'INFORMATION', 'NEXT', 'NEXT', 'NEXT', 'NEXT', 'NEXT'] as const),
  ),
  takeCard: touched(at(working('refused')), 'NEXT', 'NOTHING'),
  cardForgotten: {
    go: async ({ tell, tap, pass }) => {
      tell(at(working('refused')));
      tap('NEXT', 'NOTHING');
      await pass(9);
    },
  },
  wiping: told(at(working('refused')), free()),
  cardGoneAfterRequest: told(at(working('creating')), free()),
  thanks: { agent: { wipes: true }, go: ({ tell }) => tell(at(working('refused')), free()) },
} satisfies Record<string, Way>;
