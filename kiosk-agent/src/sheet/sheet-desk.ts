/** Receipts and guides, on paper or as a page for the phone: one at a time, told on the board, gone with the visit. */
import type { KioskProfile, Language } from '@borne/server/contract';
import type { PaperOfVisit } from '../../contract/printer.ts';
import type { AskPaper } from '../../contract/visit.ts';
import { type AgentLog, faultFields } from '../log.ts';
import type { Printer } from '../printer/printer.ts';
import { type StateBoard, visitIdOf } from '../visit/state-board.ts';
import { mayAsk } from './may-ask.ts';
import { pageOnScreen } from './page-on-screen.ts';
import type { SheetContent } from './sheet.ts';

interface SheetDeskParts {
  printer: Printer;
  /** Content to bytes for the printer at hand. */
  encodeSheet: (content: SheetContent, language: Language) => Uint8Array;
  board: StateBoard;
  log: AgentLog;
  now: () => Date;
}

export type SheetAnswer = 'taken' | 'visit-over' | 'wrong-stage';

export class SheetDesk {
  readonly #parts: SheetDeskParts;
  /** The last that was asked for: what becomes of an earlier one is told no more. */
  #asked: AskPaper | null = null;

  constructor(parts: SheetDeskParts) {
    this.#parts = parts;
  }

  /** Answers at once; the board tells the rest. Asked twice while it prints, it is one sheet. */
  ask(asked: AskPaper): SheetAnswer {
    const { board } = this.#parts;
    const { visit, profile, paper } = board.facts();
    if (asked.visitId !== visitIdOf(visit)) return 'visit-over';
    if (profile === null || !mayAsk(asked.paper, visit)) return 'wrong-stage';
    if (paper?.state === 'printing' && isSame(asked, this.#asked)) return 'taken';
    this.#asked = asked;
    if (asked.on === 'screen') {
      board.update({ paper: pageOnScreen(asked.paper, asked.language, profile.activationUrl) });
    } else {
      board.update({ paper: { state: 'printing' } });
      void this.#print(asked, profile);
    }
    return 'taken';
  }

  /** Whoever read without a card is gone; a sheet of a visit goes with its visit. */
  forget(): void {
    const { board } = this.#parts;
    if (visitIdOf(board.facts().visit) !== null) return;
    this.#asked = null;
    board.update({ paper: null });
  }

  async #print(asked: AskPaper, profile: KioskProfile): Promise<void> {
    const { board, log } = this.#parts;
    let end: PaperOfVisit;
    try {
      end = await this.#printed(asked, profile);
    } catch (error) {
      log.error('fault', faultFields(error));
      end = { state: 'unknown', printer: board.facts().printer };
    }
    const isMeant = asked === this.#asked && asked.visitId === visitIdOf(board.facts().visit);
    if (isMeant) board.update({ paper: end });
  }

  async #printed({ paper, language }: AskPaper, profile: KioskProfile): Promise<PaperOfVisit> {
    const { printer, encodeSheet, board, now } = this.#parts;
    const { siteName, regime } = profile;
    const end = await printer.print(encodeSheet({ paper, siteName, regime, printedOn: now() }, language));
    if (end.outcome === 'printed') return { state: 'printed' };
    board.update({ printer: end.state });
    return { state: end.outcome, printer: end.state };
  }
}

function isSame(asked: AskPaper, former: AskPaper | null): boolean {
  return (
    former !== null &&
    asked.visitId === former.visitId &&
    asked.paper === former.paper &&
    asked.on === former.on &&
    asked.language === former.language
  );
}
