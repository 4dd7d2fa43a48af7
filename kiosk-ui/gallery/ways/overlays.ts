/** Ways to what is laid over a visit. */
import { at, called, choosing, deciding, finished, free, jeanne, tickets, working } from '../invented.ts';
import { told, touched, type Way } from './way.ts';

const help = (state: 'sending' | 'waiting' | 'taken' | 'unheard', ahead = 0): Way => ({
  go: async ({ tell, tap }) => {
    await tell(at(choosing(jeanne)));
    await tap('HELP');
    await tell(at(choosing(jeanne), called('help', state, ahead)));
  },
});

export const overlays = {
  help: help('waiting', 2),
  'help/sending': help('sending'),
  'help/taken': help('taken'),
  'help/unheard': help('unheard'),
  'help/many': help('waiting', 12),
  helpNoAnswer: {
    go: async (walker) => {
      await help('waiting').go(walker);
      await walker.pass(121);
    },
  },
  idleWarning: {
    go: async ({ tell, arrive, screen, pass }) => {
      await tell(at(choosing(jeanne)));
      await arrive('isItYou');
      // A page that counts its words waits longer than a minute.
      while ((await screen()) !== 'idleWarning') await pass(15);
    },
  },
  quitConfirm: touched(at(choosing(jeanne)), 'QUIT'),
  'quitConfirm/sent': touched(at(working('creating')), 'QUIT'),
  'quitConfirm/after': touched(at(finished('created', tickets.notAsked)), 'QUIT'),
  cardGone: told(at(deciding()), { ...at(working('suspended')), slot: 'empty' }),
  language: touched(free(), 'LANGUAGE'),
  display: touched(free(), 'DISPLAY'),
  'display/visit': touched(at(choosing(jeanne)), 'DISPLAY'),
} satisfies Record<string, Way>;
