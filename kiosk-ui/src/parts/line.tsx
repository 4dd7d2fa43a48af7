import type { LineId } from '../text/line.ts';
import { textOf } from '../text/shown.ts';
import { Words } from './words.tsx';

interface LineProps {
  id: LineId;
  as?: 'span' | 'p' | 'dt';
  className?: string;
  /** Beside the idea: said when the whole screen is asked for, and left out when a new screen speaks by itself. */
  aside?: boolean;
}

/** A line of the catalogue. The voice finds it by its mark, so what is shown is what is said. */
export function Line({ id, as: Tag = 'span', className, aside = false }: LineProps) {
  return (
    <Tag {...(className && { className })} {...said(id, aside)}>
      <Words of={textOf(id)} />
    </Tag>
  );
}

/** The mark of a line, for an element that draws it in its own way. */
export function said(id: LineId, aside = false): Record<`data-${string}`, string> {
  return { 'data-say': id, ...(aside && { 'data-aside': '' }) };
}

/** The mark of what is shown and never said: what names a person, or is not of the catalogue. */
export const unsaid = { 'data-unsaid': '' } as const;
