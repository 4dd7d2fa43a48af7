import { Page } from '../parts/page.tsx';
import { TicketPicture } from '../parts/pictures/ticket.tsx';

/** The ticket with its code, or a sheet without a secret. */
export function Printing() {
  return <Page message="printing" picture={<TicketPicture />} hint="keepCard" />;
}
