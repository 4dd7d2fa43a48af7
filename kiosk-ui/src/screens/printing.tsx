import { TicketPicture } from '../parts/pictures/ticket.tsx';
import { Work } from '../parts/work.tsx';
import { messages } from '../text/fr.ts';

/** The service has answered; what it said comes with the ticket. */
export function Printing() {
  return <Work message={messages.printing} now={2} picture={<TicketPicture />} />;
}
