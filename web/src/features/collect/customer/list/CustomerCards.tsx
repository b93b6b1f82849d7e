import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Attribute, CustomerRow } from '@/api/types';
import { StageTag } from '@/shared/StageTag';
import { kindOf } from '../api/attributes';
import { Cell, isFigure } from './Cell';

/** The list on a phone: two lines for each customer. */
export function CustomerCards({
  columns,
  rows,
  currency,
  loadingMore,
  complete,
  onEnd,
}: {
  columns: readonly Attribute[];
  rows: readonly CustomerRow[];
  currency: string;
  loadingMore: boolean;
  complete: boolean;
  onEnd: () => void;
}) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 60,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (!complete && !loadingMore && lastShown >= rows.length - 30) onEnd();
  }, [complete, loadingMore, lastShown, rows.length, onEnd]);
  const figures = columns.filter((column) => isFigure(kindOf(column))).slice(0, 3);
  return (
    <div className="list-scroll" ref={scroll}>
      <ul className="list-cards" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rows[index] as CustomerRow;
          return (
            <li key={index} style={{ transform: `translateY(${start}px)` }}>
              <Link to="/customers/$customerId" params={{ customerId: String(row.id) }} className="list-card">
                <span className="list-card-name">{String(row.name ?? row.id)}</span>
                {'stage' in row && <StageTag stage={row.stage as string | null} />}
                <span className="list-card-figures">
                  {figures.map((column) => (
                    <span key={column.code}>
                      <span className="muted">{column.name}</span>{' '}
                      <Cell row={row} attribute={column} currency={currency} greatest={0} />
                    </span>
                  ))}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
