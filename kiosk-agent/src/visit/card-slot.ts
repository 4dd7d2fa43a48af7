/** From what the reader tells to visits: a card in is a visit, a card out ends it. */
import type { VisitId } from '../../contract/visit.ts';
import type { CardSession, ReaderEvent } from '../card/card-reader.ts';
import type { CardReading } from '../card/card-reading.ts';
import { type AgentLog, faultFields } from '../log.ts';
import type { CurrentVisit } from './current-visit.ts';
import type { Facts, StateBoard } from './state-board.ts';
import { mayBegin } from './visit.ts';

interface CardSlotParts {
  visit: CurrentVisit;
  board: StateBoard;
  log: AgentLog;
  readCard: (session: CardSession) => Promise<CardReading>;
  newVisitId: () => VisitId;
}

/** silent: a card that gives no sign of life, upside down for instance. */
type Card = CardSession | 'silent';

export class CardSlot {
  readonly #parts: CardSlotParts;
  #sessionId: string | null = null;
  /** In the slot and not served yet: the former visit is being finished, or the kiosk is out of service. */
  #waiting: Card | null = null;

  constructor(parts: CardSlotParts) {
    this.#parts = parts;
    parts.board.subscribe(() => this.#serve());
  }

  onReader(event: ReaderEvent): void {
    switch (event.type) {
      case 'ready':
        this.#emptied({ slot: 'empty', noReader: null });
        break;
      case 'no-reader':
        this.#emptied({ slot: 'no-reader', noReader: event.reason });
        break;
      case 'removed':
        if (event.sessionId === this.#sessionId) this.#emptied({ slot: 'empty', noReader: null });
        break;
      case 'inserted':
        this.#filled(event.session);
        break;
      case 'silent-card':
        this.#filled('silent');
    }
  }

  #emptied(facts: Pick<Facts, 'slot' | 'noReader'>): void {
    this.#sessionId = null;
    this.#waiting = null;
    // One change: a visit that is over while its card still seems to be in would read as one that was ended, and a
    // first name must not be told with an empty slot.
    this.#parts.board.together(() => {
      this.#parts.board.update(facts);
      this.#leave();
    });
  }

  /** Also ends a visit whose card the reader never said was gone. */
  #filled(card: Card): void {
    this.#leave();
    this.#sessionId = card === 'silent' ? null : card.id;
    this.#waiting = card;
    this.#parts.board.update({ slot: 'occupied', noReader: null });
    this.#serve();
  }

  #leave(): void {
    const { state } = this.#parts.visit;
    if (state.stage !== 'none' && !mayBegin(state)) {
      this.#parts.visit.apply({ type: 'left', visitId: state.visitId });
    }
  }

  /** Begins the visit of the waiting card as soon as that is possible; each insertion is served once. */
  #serve(): void {
    const { visit, board, newVisitId } = this.#parts;
    // What lies in the slot while somebody works on the kiosk is theirs, also when they have done.
    if (board.facts().maintenance) this.#waiting = null;
    const card = this.#waiting;
    if (card === null || !mayBegin(visit.state) || board.closed() !== null) return;
    this.#waiting = null;
    const visitId = newVisitId();
    visit.apply({ type: 'card-inserted', visitId });
    void this.#read(card).then((reading) => visit.apply({ type: 'card-read', visitId, reading }));
  }

  async #read(card: Card): Promise<CardReading> {
    if (card === 'silent') return unreadable;
    try {
      return await this.#parts.readCard(card);
    } catch (error) {
      this.#parts.log.error('fault', faultFields(error));
      return unreadable;
    }
  }
}

const unreadable = { outcome: 'problem', problem: 'unreadable' } as const;
