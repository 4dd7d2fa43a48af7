import type { ReactNode } from 'react';
import type { MessageKey } from '../text/message.ts';
import { partOf } from '../text/shown.ts';
import { Line } from './line.tsx';

/** The items of a message, one a line, each with its picture. */
export function Rows({ of, icons }: { of: MessageKey; icons: readonly ReactNode[] }) {
  const rows = partOf(of, 'rows');
  return (
    <ul className={rows.length > 3 ? 'rows in-pairs' : 'rows'}>
      {rows.map((id, index) => (
        <li key={id} className="row">
          <span className="icon">{icons[index]}</span>
          <Line id={id} className="words" />
        </li>
      ))}
    </ul>
  );
}
