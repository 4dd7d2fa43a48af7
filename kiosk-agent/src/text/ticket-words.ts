/** What a catalogue of the ticket must say. Each sentence for people stands in one file a language. */
export interface TicketWords {
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
