import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attribute, CustomerRow, Sort } from '@/api/types';
import { kindOf } from '../api/attributes';
import { narrowest, widest } from './address';
import { Cell, hasBar, isFigure } from './Cell';
import { Heading } from './Heading';
import { measures, pinnedAt, type TableColumn, usualWidth } from './tableColumns';

const rowHeight = 32;
const pickWidth = 40;

interface Props {
  columns: readonly TableColumn[];
  rows: readonly CustomerRow[];
  currency: string;
  sort: Sort | undefined;
  /** Index of the row that the keys are at. */
  current: number;
  /** Whether rows can be chosen, and which are. */
  selectable: boolean;
  isChosen(customerId: number): boolean;
  chosen: 'all' | 'some' | 'none';
  loadingMore: boolean;
  complete: boolean;
  /** Chooses a row or not; with range also those between it and the row before. */
  onPick(index: number, range: boolean): void;
  onPickAll(): void;
  onSort(sort: Sort | undefined): void;
  onOrder(codes: string[]): void;
  onResize(code: string, width: number): void;
  onChoose(index: number): void;
  onOpen(customerId: number): void;
  onEnd(): void;
}

/** The list as a table of which only the rows in sight exist; it stays smooth however many are loaded. */
export function CustomerTable(props: Props) {
  const { columns, rows, current, loadingMore, complete, onEnd } = props;
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  // Widths while they are being drawn; the page is told of them at the end.
  const [drawn, setDrawn] = useState<{ code: string; width: number }>();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 16,
    // The heading covers the first line.
    scrollPaddingStart: rowHeight + 8,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? -1;

  useEffect(() => {
    if (!complete && !loadingMore && lastShown >= rows.length - 50) onEnd();
  }, [complete, loadingMore, lastShown, rows.length, onEnd]);

  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current, { align: 'auto' });
  }, [current, virtual]);

  const draw = (code: string, width: number, ended: boolean) => {
    const whole = Math.round(Math.min(widest, Math.max(narrowest, width)));
    setDrawn(ended ? undefined : { code, width: whole });
    if (ended) props.onResize(code, whole);
  };
  const attributes = useMemo(() => columns.map(({ attribute }) => attribute), [columns]);
  const pins = useMemo(() => columns.map(({ pinned }) => pinned), [columns]);
  const greatest = useGreatest(rows, attributes);
  const widths = columns.map(({ attribute, width }) =>
    drawn?.code === attribute.code ? drawn.width : (width ?? usualWidth(attribute)),
  );
  const first = props.selectable ? pickWidth : 16;

  return (
    <div className="list-scroll" ref={scroll}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows out of sight do not exist, which a table can not say */}
      <div
        role="grid"
        className="list-grid"
        aria-label={t('customers.list')}
        aria-multiselectable={props.selectable}
        aria-rowcount={complete ? rows.length + 1 : -1}
        aria-colcount={columns.length + (props.selectable ? 1 : 0)}
        aria-activedescendant={current >= 0 ? `customer-row-${current}` : undefined}
        tabIndex={0}
        style={measures(first, widths)}
      >
        <Heading {...props} widths={widths} onDraw={draw} />
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="rowgroup" className="list-body" style={{ height: virtual.getTotalSize() }} tabIndex={-1}>
          {items.map(({ index, start }) => (
            <Row
              key={index}
              index={index}
              top={start}
              row={rows[index] as CustomerRow}
              columns={attributes}
              pins={pins}
              currency={props.currency}
              greatest={greatest}
              current={index === current}
              selectable={props.selectable}
              chosen={props.isChosen((rows[index] as CustomerRow).id)}
              onPick={props.onPick}
              onChoose={props.onChoose}
              onOpen={props.onOpen}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

const Row = memo(function Row({
  index,
  top,
  row,
  columns,
  pins,
  currency,
  greatest,
  current,
  selectable,
  chosen,
  onPick,
  onChoose,
  onOpen,
}: {
  index: number;
  top: number;
  row: CustomerRow;
  columns: readonly Attribute[];
  currency: string;
  pins: readonly boolean[];
  greatest: Readonly<Record<string, number>>;
  current: boolean;
  selectable: boolean;
  chosen: boolean;
  onPick: (index: number, range: boolean) => void;
  onChoose: (index: number) => void;
  onOpen: (customerId: number) => void;
}) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the page handles j, k, x, space and enter
    // biome-ignore lint/a11y/useSemanticElements: as the grid
    <div
      role="row"
      id={`customer-row-${index}`}
      className={`list-row${current ? ' current' : ''}${chosen ? ' chosen' : ''}`}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      tabIndex={-1}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => {
        const target = event.target as Element;
        const link = target.closest('a');
        if (target.closest('.list-pick') || (!link && selectable && event.shiftKey)) {
          onPick(index, event.shiftKey);
        } else if (!link) {
          onChoose(index);
        } else if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
          event.preventDefault();
          onOpen(row.id);
        }
      }}
    >
      {selectable && (
        // biome-ignore lint/a11y/useSemanticElements: as the grid
        <div
          role="gridcell"
          tabIndex={-1}
          className="list-pick"
          // Keeps the keys with the list.
          onMouseDown={(event) => event.preventDefault()}
        >
          <input
            type="checkbox"
            tabIndex={-1}
            checked={chosen}
            readOnly
            aria-label={t('bulk.pick', { name: String(row.name ?? row.id) })}
          />
        </div>
      )}
      {columns.map((column, at) => (
        // biome-ignore lint/a11y/useSemanticElements: as the grid
        <div
          key={column.code}
          role="gridcell"
          tabIndex={-1}
          className={`list-cell${isFigure(kindOf(column)) ? ' figure' : ''}${pins[at] ? ' pinned' : ''}`}
          style={pinnedAt(pins[at], at)}
        >
          <Cell row={row} attribute={column} currency={currency} greatest={greatest[column.code] ?? 0} />
        </div>
      ))}
    </div>
  );
});

function useGreatest(
  rows: readonly CustomerRow[],
  columns: readonly Attribute[],
): Readonly<Record<string, number>> {
  // Only rows that are new are looked at, and the same object is answered while no greater amount came.
  const kept = useRef<Record<string, number>>({});
  const seen = useRef(0);
  const first = useRef<CustomerRow>(undefined);
  const codes = columns
    .filter((column) => hasBar(column) && kindOf(column) === 'money')
    .map(({ code }) => code);
  const asked = useRef('');
  if (first.current !== rows[0] || asked.current !== codes.join()) {
    first.current = rows[0];
    asked.current = codes.join();
    kept.current = {};
    seen.current = 0;
  }
  if (rows.length > seen.current) {
    const next = { ...kept.current };
    for (const code of codes) {
      for (const row of rows.slice(seen.current)) {
        const value = Number(row[code] ?? 0);
        if (value > (next[code] ?? 0)) next[code] = value;
      }
    }
    seen.current = rows.length;
    if (codes.some((code) => next[code] !== kept.current[code])) kept.current = next;
  }
  return kept.current;
}
