import { dayOf } from '../text/date.ts';
import { shownLanguage, textOf } from '../text/shown.ts';
import { unsaid } from './line.tsx';

/** « Depuis le 3 mars 2027 »: shown where the national service tells it, and never said aloud. */
export function Since({ day }: { day: string | null }) {
  return (
    day && (
      <p className="body since" {...unsaid}>
        {textOf('labels.since')} <time dateTime={day}>{dayOf(day, shownLanguage())}</time>
      </p>
    )
  );
}
