/** Which sheet a visit may have: none that says something which is not so. Pure. */
import type { PaperKind } from '@borne/server/contract';
import type { Visit } from '../../contract/visit.ts';

export function mayAsk(paper: PaperKind, visit: Visit): boolean {
  switch (paper) {
    case 'refusal':
      return visit.stage === 'refused';
    case 'later':
      return visit.stage === 'deciding';
    case 'closure':
      return visit.stage === 'finished' && visit.outcome === 'closed';
    case 'closure-requested':
      return visit.stage === 'finished' && visit.outcome === 'close-pending';
    // They say nothing of anybody.
    case 'information':
    case 'guide-activate':
    case 'guide-oppose':
    case 'guide-close':
    case 'guide-reopen':
      return true;
    default:
      return paper satisfies never;
  }
}
