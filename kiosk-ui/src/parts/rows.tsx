import type { ReactNode } from 'react';

/** One item a line, each with its picture. */
export function Rows({ items, icons }: { items: readonly string[]; icons: readonly ReactNode[] }) {
  return (
    <ul className={items.length > 3 ? 'rows in-pairs' : 'rows'}>
      {items.map((item, index) => (
        <li key={item} className="row">
          <span className="icon">{icons[index]}</span>
          <span className="words">{item}</span>
        </li>
      ))}
    </ul>
  );
}
