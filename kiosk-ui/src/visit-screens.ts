/**
 * Every other screen, in a file of its own that is asked for as soon as the page stands: nobody waits for it before the
 * first screen. A name without a screen does not compile; a screen's file is its name in kebab-case.
 */
import type { ComponentType } from 'react';
import type { firstScreens } from './first-screens.ts';
import type { ScreenName } from './journey/screen.ts';
import { AgentSilent } from './screens/agent-silent.tsx';
import { AlreadyOpen } from './screens/already-open.tsx';
import { CardForgotten } from './screens/card-forgotten.tsx';
import { CardGone } from './screens/card-gone.tsx';
import { CardGoneAfterRequest } from './screens/card-gone-after-request.tsx';
import { CardProblem } from './screens/card-problem.tsx';
import { Checking } from './screens/checking.tsx';
import { CloseExplain } from './screens/close-explain.tsx';
import { CloseRefused } from './screens/close-refused.tsx';
import { CloseRequested } from './screens/close-requested.tsx';
import { Closed } from './screens/closed.tsx';
import { Closing } from './screens/closing.tsx';
import { CodeShown } from './screens/code-shown.tsx';
import { Creating } from './screens/creating.tsx';
import { Decide } from './screens/decide.tsx';
import { Display } from './screens/display.tsx';
import { Done } from './screens/done.tsx';
import { EmergencyChoice } from './screens/emergency-choice.tsx';
import { ExplainEmergency } from './screens/explain-emergency.tsx';
import { ExplainNever } from './screens/explain-never.tsx';
import { ExplainWhat } from './screens/explain-what.tsx';
import { ExplainWho } from './screens/explain-who.tsx';
import { ExplainYours } from './screens/explain-yours.tsx';
import { FixClose } from './screens/fix-close.tsx';
import { FixInsurer } from './screens/fix-insurer.tsx';
import { GuideClose } from './screens/guide-close.tsx';
import { GuideReopen } from './screens/guide-reopen.tsx';
import { HandOver } from './screens/hand-over.tsx';
import { Help } from './screens/help.tsx';
import { HelpNoAnswer } from './screens/help-no-answer.tsx';
import { IdleWarning } from './screens/idle-warning.tsx';
import { InformationEnd } from './screens/information-end.tsx';
import { InformedActivate } from './screens/informed-activate.tsx';
import { InformedAsk } from './screens/informed-ask.tsx';
import { InformedOppose } from './screens/informed-oppose.tsx';
import { InsertCard } from './screens/insert-card.tsx';
import { IsItYou } from './screens/is-it-you.tsx';
import { Language } from './screens/language.tsx';
import { Later } from './screens/later.tsx';
import { MinorRep } from './screens/minor-rep.tsx';
import { MoreEmergency } from './screens/more-emergency.tsx';
import { MoreNever } from './screens/more-never.tsx';
import { MoreWhat } from './screens/more-what.tsx';
import { MoreWho } from './screens/more-who.tsx';
import { MoreYours } from './screens/more-yours.tsx';
import { NoCard } from './screens/no-card.tsx';
import { NotPaired } from './screens/not-paired.tsx';
import { NotPossible } from './screens/not-possible.tsx';
import { NotYou } from './screens/not-you.tsx';
import { Offline } from './screens/offline.tsx';
import { OutOfService } from './screens/out-of-service.tsx';
import { PaperMissing } from './screens/paper-missing.tsx';
import { Papers } from './screens/papers.tsx';
import { Pending } from './screens/pending.tsx';
import { Printing } from './screens/printing.tsx';
import { QuitConfirm } from './screens/quit-confirm.tsx';
import { QuizClose } from './screens/quiz-close.tsx';
import { QuizInsurer } from './screens/quiz-insurer.tsx';
import { Reading } from './screens/reading.tsx';
import { ReceiptChoice } from './screens/receipt-choice.tsx';
import { ReceiptShown } from './screens/receipt-shown.tsx';
import { Refused } from './screens/refused.tsx';
import { RefusedByService } from './screens/refused-by-service.tsx';
import { Refusing } from './screens/refusing.tsx';
import { Requested } from './screens/requested.tsx';
import { Review } from './screens/review.tsx';
import { SamuChoice } from './screens/samu-choice.tsx';
import { ScreenTaken } from './screens/screen-taken.tsx';
import { StaffExplain } from './screens/staff-explain.tsx';
import { TakeCard } from './screens/take-card.tsx';
import { Thanks } from './screens/thanks.tsx';
import { TicketDoubtful } from './screens/ticket-doubtful.tsx';
import { TicketMissing } from './screens/ticket-missing.tsx';
import { Unanswered } from './screens/unanswered.tsx';
import { UnknownOutcome } from './screens/unknown-outcome.tsx';
import { WasClosed } from './screens/was-closed.tsx';
import { WasOpposed } from './screens/was-opposed.tsx';
import { WhichPerson } from './screens/which-person.tsx';
import { Wiping } from './screens/wiping.tsx';

export const visitScreens: Record<Exclude<ScreenName, keyof typeof firstScreens>, ComponentType> = {
  agentSilent: AgentSilent,
  screenTaken: ScreenTaken,
  notPaired: NotPaired,
  outOfService: OutOfService,
  insertCard: InsertCard,
  noCard: NoCard,
  informationEnd: InformationEnd,
  reading: Reading,
  cardProblem: CardProblem,
  whichPerson: WhichPerson,
  isItYou: IsItYou,
  notYou: NotYou,
  minorRep: MinorRep,
  papers: Papers,
  checking: Checking,
  notPossible: NotPossible,
  offline: Offline,
  alreadyOpen: AlreadyOpen,
  wasClosed: WasClosed,
  wasOpposed: WasOpposed,
  requested: Requested,
  explainWhat: ExplainWhat,
  explainWho: ExplainWho,
  explainNever: ExplainNever,
  explainYours: ExplainYours,
  explainEmergency: ExplainEmergency,
  moreWhat: MoreWhat,
  moreWho: MoreWho,
  moreNever: MoreNever,
  moreYours: MoreYours,
  moreEmergency: MoreEmergency,
  quizInsurer: QuizInsurer,
  fixInsurer: FixInsurer,
  quizClose: QuizClose,
  fixClose: FixClose,
  staffExplain: StaffExplain,
  decide: Decide,
  later: Later,
  emergencyChoice: EmergencyChoice,
  samuChoice: SamuChoice,
  review: Review,
  creating: Creating,
  unanswered: Unanswered,
  refusing: Refusing,
  refused: Refused,
  closeExplain: CloseExplain,
  closing: Closing,
  informedAsk: InformedAsk,
  informedActivate: InformedActivate,
  informedOppose: InformedOppose,
  guideClose: GuideClose,
  guideReopen: GuideReopen,
  done: Done,
  pending: Pending,
  refusedByService: RefusedByService,
  unknownOutcome: UnknownOutcome,
  closed: Closed,
  closeRequested: CloseRequested,
  closeRefused: CloseRefused,
  handOver: HandOver,
  receiptChoice: ReceiptChoice,
  printing: Printing,
  codeShown: CodeShown,
  receiptShown: ReceiptShown,
  ticketMissing: TicketMissing,
  ticketDoubtful: TicketDoubtful,
  paperMissing: PaperMissing,
  takeCard: TakeCard,
  cardForgotten: CardForgotten,
  wiping: Wiping,
  cardGoneAfterRequest: CardGoneAfterRequest,
  thanks: Thanks,
  help: Help,
  helpNoAnswer: HelpNoAnswer,
  idleWarning: IdleWarning,
  quitConfirm: QuitConfirm,
  cardGone: CardGone,
  language: Language,
  display: Display,
};
