import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { NoTicketPicture } from '../parts/pictures/ticket.tsx';

/** A sheet without a secret did not come out: the same words wait on a page. */
export function PaperMissing() {
  return (
    <Page
      message="paperMissing"
      picture={<NoTicketPicture />}
      actions={
        <>
          <Button look="main" tap="PHONE" words="phone" />
          <Button look="link" tap="PRINT_AGAIN" words="printAgain" />
          <Button look="refuse" tap="DONE" words="takeCardBack" />
        </>
      }
    />
  );
}
