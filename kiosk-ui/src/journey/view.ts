/** What a screen shows of the machine's context: which variant of its text, and nothing it could keep. Pure. */
import type {
  CardProblem,
  NotPossible,
  OutOfService,
  PrinterState,
  Regime,
} from '@borne/kiosk-agent/contract';
import type { MessageKey } from '../text/message.ts';
import type { JourneyContext } from './events.ts';
import { shownVisit } from './truth.ts';

export function cardProblem(context: JourneyContext): CardProblem {
  const visit = shownVisit(context);
  return visit.stage === 'card-problem' ? visit.problem : 'unreadable';
}

/** A barred record and a reason of the card end on the same screen. */
export function notPossible(context: JourneyContext): NotPossible {
  const visit = shownVisit(context);
  return visit.stage === 'not-possible' ? visit.reason : 'barred';
}

export function outOfService({ agent }: JourneyContext): OutOfService {
  return agent?.outOfService ?? 'server-unreachable';
}

/** Of the person rather than of the site: a record linked to Mon espace santé is under mes-2022 everywhere. */
export function regime(context: JourneyContext): Regime {
  const visit = shownVisit(context);
  const linked = visit.stage === 'deciding' && visit.record.linkedToMes;
  return linked ? 'mes-2022' : (context.agent?.kiosk?.regime ?? 'mes-2022');
}

export function ticketPrinter(context: JourneyContext): PrinterState {
  const visit = shownVisit(context);
  if (visit.stage !== 'finished' || !visit.ticket || visit.ticket.ticket === 'printed') return 'ready';
  return visit.ticket.printer;
}

/** "Ouvert" is said only when the service has said it. */
export function openingOf(context: JourneyContext): 'created' | 'pending' {
  const visit = shownVisit(context);
  return visit.stage === 'finished' && visit.outcome === 'created' ? 'created' : 'pending';
}

/** What stopping now would leave behind: nothing, a request on its way, or a thing already done. */
export function quitMessage({ command, ...context }: JourneyContext): MessageKey {
  const { stage } = shownVisit({ ...context, command });
  if (stage === 'creating' || stage === 'printing' || command?.name === 'consent') return 'quitConfirm.sent';
  return stage === 'finished' ? 'quitConfirm.after' : 'quitConfirm.before';
}
