/** State -> screen, exhaustively: a name without a screen does not compile. */
import { useSelector } from '@xstate/react';
import type { ComponentType } from 'react';
import type { ActorRefFrom } from 'xstate';
import type { journeyMachine } from './journey/machine.ts';
import { type ScreenName, screenOf } from './journey/screen.ts';
import { JourneyProvider } from './parts/journey-context.ts';
import { faceOf, sameFace, VoiceProvider } from './parts/voice-context.ts';
import { AgentSilent } from './screens/agent-silent.tsx';
import { AlreadyOpen } from './screens/already-open.tsx';
import { CardForgotten } from './screens/card-forgotten.tsx';
import { CardGone } from './screens/card-gone.tsx';
import { CardGoneAfterRequest } from './screens/card-gone-after-request.tsx';
import { CardProblem } from './screens/card-problem.tsx';
import { Checking } from './screens/checking.tsx';
import { CodeShown } from './screens/code-shown.tsx';
import { Connecting } from './screens/connecting.tsx';
import { Creating } from './screens/creating.tsx';
import { Decide } from './screens/decide.tsx';
import { Done } from './screens/done.tsx';
import { EmergencyChoice } from './screens/emergency-choice.tsx';
import { ExplainNever } from './screens/explain-never.tsx';
import { ExplainWhat } from './screens/explain-what.tsx';
import { ExplainWho } from './screens/explain-who.tsx';
import { Help } from './screens/help.tsx';
import { IdleWarning } from './screens/idle-warning.tsx';
import { InformedActivate } from './screens/informed-activate.tsx';
import { InformedAsk } from './screens/informed-ask.tsx';
import { InformedOppose } from './screens/informed-oppose.tsx';
import { InsertCard } from './screens/insert-card.tsx';
import { IsItYou } from './screens/is-it-you.tsx';
import { Later } from './screens/later.tsx';
import { NotPaired } from './screens/not-paired.tsx';
import { NotPossible } from './screens/not-possible.tsx';
import { NotYou } from './screens/not-you.tsx';
import { Offline } from './screens/offline.tsx';
import { OutOfService } from './screens/out-of-service.tsx';
import { Pending } from './screens/pending.tsx';
import { Printing } from './screens/printing.tsx';
import { QuitConfirm } from './screens/quit-confirm.tsx';
import { Reading } from './screens/reading.tsx';
import { Refused } from './screens/refused.tsx';
import { RefusedByService } from './screens/refused-by-service.tsx';
import { Refusing } from './screens/refusing.tsx';
import { Requested } from './screens/requested.tsx';
import { Review } from './screens/review.tsx';
import { SamuChoice } from './screens/samu-choice.tsx';
import { ScreenTaken } from './screens/screen-taken.tsx';
import { TakeCard } from './screens/take-card.tsx';
import { Thanks } from './screens/thanks.tsx';
import { TicketDoubtful } from './screens/ticket-doubtful.tsx';
import { TicketMissing } from './screens/ticket-missing.tsx';
import { Unanswered } from './screens/unanswered.tsx';
import { UnknownOutcome } from './screens/unknown-outcome.tsx';
import { WasClosed } from './screens/was-closed.tsx';
import { Welcome } from './screens/welcome.tsx';
import { WhichPerson } from './screens/which-person.tsx';
import type { VoiceEvent } from './voice/machine.ts';
import { ideaOf } from './voice/stage.ts';
import type { Voice } from './voice/start-voice.ts';

const screens: Record<ScreenName, ComponentType> = {
  connecting: Connecting,
  agentSilent: AgentSilent,
  screenTaken: ScreenTaken,
  notPaired: NotPaired,
  outOfService: OutOfService,
  welcome: Welcome,
  insertCard: InsertCard,
  reading: Reading,
  cardProblem: CardProblem,
  whichPerson: WhichPerson,
  isItYou: IsItYou,
  notYou: NotYou,
  checking: Checking,
  notPossible: NotPossible,
  offline: Offline,
  alreadyOpen: AlreadyOpen,
  wasClosed: WasClosed,
  requested: Requested,
  explainWhat: ExplainWhat,
  explainWho: ExplainWho,
  explainNever: ExplainNever,
  decide: Decide,
  later: Later,
  emergencyChoice: EmergencyChoice,
  samuChoice: SamuChoice,
  review: Review,
  creating: Creating,
  printing: Printing,
  unanswered: Unanswered,
  refusing: Refusing,
  refused: Refused,
  informedAsk: InformedAsk,
  informedActivate: InformedActivate,
  informedOppose: InformedOppose,
  done: Done,
  pending: Pending,
  ticketMissing: TicketMissing,
  codeShown: CodeShown,
  ticketDoubtful: TicketDoubtful,
  refusedByService: RefusedByService,
  unknownOutcome: UnknownOutcome,
  takeCard: TakeCard,
  cardForgotten: CardForgotten,
  cardGone: CardGone,
  cardGoneAfterRequest: CardGoneAfterRequest,
  thanks: Thanks,
  help: Help,
  idleWarning: IdleWarning,
  quitConfirm: QuitConfirm,
};

interface AppProps {
  actor: ActorRefFrom<typeof journeyMachine>;
  voice: Voice;
}

export function App({ actor, voice }: AppProps) {
  const snapshot = useSelector(actor, (current) => current);
  const name = screenOf(snapshot);
  const Screen = screens[name];
  const open = snapshot.matches('open');
  const overlaid = open && !snapshot.matches({ open: { attention: 'clear' } });
  const journey = {
    context: snapshot.context,
    send: actor.send,
    deaf: snapshot.matches({ open: { touch: 'deaf' } }),
    inSession: snapshot.matches({ open: { journey: 'session' } }) && !overlaid,
    helpIsHeard: open && name !== 'help' && name !== 'idleWarning' && name !== 'connecting',
  };
  const face = useSelector(voice, faceOf, sameFace);
  const controls = {
    send: (event: VoiceEvent) => voice.send(event),
    shown: () => voice.send({ type: 'SHOWN', idea: ideaOf(document) }),
  };
  return (
    <JourneyProvider value={journey}>
      <VoiceProvider value={{ ...face, ...controls }}>
        <Screen key={name} />
      </VoiceProvider>
    </JourneyProvider>
  );
}
