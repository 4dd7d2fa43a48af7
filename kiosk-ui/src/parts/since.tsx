import { dayOf } from '../text/date.ts';
import { shownLanguage, textOf } from '../text/shown.ts';
import { said } from './line.tsx';

/** « Depuis le 3 mars 2027 »: shown where the national service tells it; no date has a sound of its own. */
export function Since({ day }: { day: string | null }) {
  return (
    day && (
      <p className="body since" {...said('spoken.date')}>
        {textOf('labels.since')} <time dateTime={day}>{dayOf(day, shownLanguage())}</time>
      </p>
    )
  );
}
