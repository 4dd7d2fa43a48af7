/** Ways to how it ended, and to what can be taken along. */
import type { AgentState } from '@borne/kiosk-agent/contract';
import { at, finished, handedOver, notPossible, printing, tickets, working } from '../invented.ts';
import { inventedSheet } from '../invented-codes.ts';
import { told, touched, type Way } from './way.ts';

const refused = working('refused');

/** To the counter with a number, as far as it has come. */
const toCounter = (state: ReturnType<typeof handedOver>): Way => ({
  go: async ({ tell, tap }) => {
    await tell(at(notPossible('minor')));
    await tap('HAND_OVER');
    await tell(at(notPossible('minor'), state));
  },
});

/** A sheet is asked for, and this becomes of it. */
const sheet = (tap: 'PAPER' | 'PHONE', paper: AgentState['paper']): Way => ({
  go: async (walker) => {
    await walker.tell(at(refused));
    await walker.tap('NEXT', tap);
    await walker.tell(at(refused, { paper }));
  },
});

export const ending = {
  done: told(at(finished('created', tickets.notAsked))),
  pending: told(at(finished('pending', tickets.notAsked))),
  refusedByService: told(at(finished('refused'))),
  unknownOutcome: told(at(finished('unknown'))),
  'alreadyOpen/exists': told(at(finished('already-exists'))),
  closed: told(at(finished('closed'))),
  closeRequested: told(at(finished('close-pending'))),
  closeRefused: told(at(finished('close-refused'))),
  handOver: toCounter(handedOver({ state: 'given', code: '7KM4QX' })),
  'handOver/asking': toCounter(handedOver({ state: 'asking' })),
  'handOver/unheard': toCounter(handedOver({ state: 'unheard' })),
  receiptChoice: touched(at(refused), 'NEXT'),
  'receiptChoice/code': touched(at(finished('created', tickets.notAsked)), 'NEXT'),
  printing: told(at(printing)),
  codeShown: told(at(finished('created', tickets.onScreen))),
  receiptShown: sheet('PHONE', inventedSheet),
  ticketMissing: told(at(finished('created', tickets.none))),
  'ticketMissing/pending': told(at(finished('pending', tickets.none))),
  'ticketMissing/code': told(at(finished('created', tickets.noneButCode))),
  ticketDoubtful: told(at(finished('created', tickets.doubtful))),
  'ticketDoubtful/pending': told(at(finished('pending', tickets.doubtful))),
  paperMissing: sheet('PAPER', { state: 'not-printed', printer: 'paper-out' }),
} satisfies Record<string, Way>;
