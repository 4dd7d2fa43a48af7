/** Ways to the screens of a kiosk without a visit. */
import { at, free, working } from '../invented.ts';
import { told, touched, type Way } from './way.ts';

const noAgent: Way['agent'] = { opening: { ok: false, code: 'unanswered' } };
const stay = (): Promise<void> => Promise.resolve();

export const between = {
  connecting: { agent: noAgent, go: stay },
  agentSilent: {
    agent: noAgent,
    go: async ({ pass, screen }) => {
      while ((await screen()) === 'connecting') await pass(2);
    },
  },
  screenTaken: { go: ({ replace }) => replace() },
  notPaired: { agent: { opening: { ok: false, code: 'not-paired' } }, go: stay },
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
  'quitConfirm/information': touched(free(), 'START', 'NO_CARD', 'INFORMATION', 'QUIT'),
  takeCard: touched(at(working('refused')), 'NEXT', 'NOTHING'),
  cardForgotten: {
    go: async ({ tell, tap, pass }) => {
      await tell(at(working('refused')));
      await tap('NEXT', 'NOTHING');
      await pass(9);
    },
  },
  wiping: { ...told(at(working('refused')), free()), agent: { wipes: false } },
  cardGoneAfterRequest: told(at(working('creating')), free()),
  thanks: { ...told(at(working('refused')), free()), agent: { wipes: true } },
} satisfies Record<string, Way>;
