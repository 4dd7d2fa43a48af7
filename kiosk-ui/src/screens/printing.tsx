import { TicketPicture } from '../parts/pictures/ticket.tsx';
import { Work } from '../parts/work.tsx';

/** The service has answered; what it said comes with the ticket. */
export function Printing() {
  return <Work message="printing" now={2} picture={<TicketPicture />} />;
}
