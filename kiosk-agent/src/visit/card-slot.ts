/** From what the reader tells to visits: a card in is a visit; a card out hides it, and ends it unless it comes back. */
import type { VisitId } from '../../contract/visit.ts';
import type { CardSession, ReaderEvent } from '../card/card-reader.ts';
import type { CardReading } from '../card/card-reading.ts';
import { type AgentLog, faultFields } from '../log.ts';
import type { CurrentVisit } from './current-visit.ts';
import type { CardSeen, RecogniseCard } from './known-card.ts';
import type { Facts, StateBoard } from './state-board.ts';
import { mayBegin } from './visit.ts';
import type { Suspended } from './visit-state.ts';

interface CardSlotParts {
  visit: CurrentVisit;
  board: StateBoard;
  log: AgentLog;
  readCard: (session: CardSession) => Promise<CardReading>;
  recognise: RecogniseCard;
  newVisitId: () => VisitId;
}

/** One insertion of one card. `session` is null for a card that gives no sign of life, upside down for instance. */
interface Insertion {
  session: CardSession | null;
}

export class CardSlot {
  readonly #parts: CardSlotParts;
  #inserted: Insertion | null = null;
  /** In the slot and not served yet: the former visit is being finished, or the kiosk is out of service. */
  #waiting: Insertion | null = null;

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
        if (event.sessionId === this.#inserted?.session?.id) this.#emptied({ slot: 'empty', noReader: null });
        break;
      case 'inserted':
        this.#filled({ session: event.session });
        break;
      case 'silent-card':
        this.#filled({ session: null });
    }
  }

  #emptied(facts: Pick<Facts, 'slot' | 'noReader'>): void {
    this.#inserted = null;
    this.#waiting = null;
    // One change: a visit that is over while its card still seems to be in would read as one that was ended, and a
    // first name must not be told with an empty slot.
    this.#parts.board.together(() => {
      this.#parts.board.update(facts);
      this.#cardOut();
    });
  }

  /** Also for a card whose predecessor the reader never said was gone. */
  #filled(insertion: Insertion): void {
    this.#cardOut();
    this.#inserted = insertion;
    this.#waiting = insertion;
    this.#parts.board.update({ slot: 'occupied', noReader: null });
    this.#serve();
  }

  #cardOut(): void {
    const { state } = this.#parts.visit;
    if (state.stage !== 'none' && !mayBegin(state)) {
      this.#parts.visit.apply({ type: 'card-out', visitId: state.visitId });
    }
  }

  /** Serves the waiting card as soon as that is possible; each insertion is served once. */
  #serve(): void {
    const { visit, board } = this.#parts;
    // What lies in the slot while somebody works on the kiosk is theirs, also when they have done.
    if (board.facts().maintenance) this.#waiting = null;
    const insertion = this.#waiting;
    if (insertion === null) return;
    if (visit.state.stage === 'suspended') {
      this.#waiting = null;
      void this.#compare(insertion, visit.state);
    } else if (this.#isFree()) {
      this.#waiting = null;
      this.#begin(this.#read(insertion));
    }
  }

  #isFree(): boolean {
    return mayBegin(this.#parts.visit.state) && this.#parts.board.closed() === null;
  }

  #begin(reading: Promise<CardSeen>): void {
    const { visit, newVisitId } = this.#parts;
    const visitId = newVisitId();
    visit.apply({ type: 'card-inserted', visitId });
    void reading.then((seen) => visit.apply({ type: 'card-read', visitId, seen }));
  }

  /** Is it the card whose visit waits? What cannot be read is not another card: whoever holds it may try again. */
  async #compare(insertion: Insertion, { visitId, mark }: Suspended): Promise<void> {
    const seen = await this.#read(insertion);
    if (this.#inserted !== insertion || seen.outcome !== 'read') return;
    this.#parts.visit.apply({ type: 'card-back', visitId, mark: seen.card.mark });
    if (seen.card.mark === mark) return;
    // The former visit is wiped; this card begins its own, without being read twice.
    if (this.#isFree()) this.#begin(Promise.resolve(seen));
    else this.#waiting = insertion;
  }

  async #read({ session }: Insertion): Promise<CardSeen> {
    if (session === null) return unreadable;
    try {
      return this.#parts.recognise(await this.#parts.readCard(session));
    } catch (error) {
      this.#parts.log.error('fault', faultFields(error));
      return unreadable;
    }
  }
}

const unreadable = { outcome: 'problem', problem: 'unreadable' } as const;
