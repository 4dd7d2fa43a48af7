/** What a catalogue of the ticket must say. Each sentence for people stands in one file a language. */
export interface TicketWords {
  /**
   * drawn: no page of our printers has all its letters. All of the ticket is drawn then, so that it does not change its
   * letters from line to line.
   */
  letters: 'of-the-printer' | 'drawn';
  opened: string;
  requested: string;
  notOpenYet: string;
  code: string;
  openedNext: string;
  requestedNext: string;
  willBeAsked: string;
  /** `lastDay` in the time zone of the kiosk. */
  validity: (days: number, lastDay: Date) => string;
  openedClosing: string;
  requestedClosing: string;
}
