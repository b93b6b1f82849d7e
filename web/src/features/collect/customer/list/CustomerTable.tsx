import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attribute, CustomerRow, Sort } from '@/api/types';
import { kindOf } from '../api/attributes';
import { keepWidths, keptWidths } from './address';
import { Cell, hasBar, isFigure } from './Cell';

const rowHeight = 32;

interface Props {
  columns: readonly Attribute[];
  rows: readonly CustomerRow[];
  currency: string;
  sort: Sort | undefined;
  /** Index of the row that the keys are at. */
  current: number;
  loadingMore: boolean;
  complete: boolean;
  onSort(sort: Sort | undefined): void;
  onOrder(columns: string[]): void;
  onChoose(index: number): void;
  onOpen(customerId: number): void;
  onEnd(): void;
}

/** The list as a table of which only the rows in sight exist; it stays smooth however many are loaded. */
export function CustomerTable(props: Props) {
  const { columns, rows, current, loadingMore, complete, onEnd } = props;
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  const [widths, setWidths] = useState(keptWidths);
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

  const resize = (code: string, width: number) => {
    const next = { ...widths, [code]: Math.round(Math.min(600, Math.max(56, width))) };
    setWidths(next);
    keepWidths(next);
  };
  const greatest = useGreatest(rows, columns);
  const template = columns.map((column) => `${widths[column.code] ?? usualWidth(column)}px`).join(' ');

  return (
    <div className="list-scroll" ref={scroll}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows out of sight do not exist, which a table can not say */}
      <div
        role="grid"
        className="list-grid"
        aria-label={t('customers.list')}
        aria-rowcount={complete ? rows.length + 1 : -1}
        aria-colcount={columns.length}
        aria-activedescendant={current >= 0 ? `customer-row-${current}` : undefined}
        tabIndex={0}
        style={{ ['--columns' as string]: template }}
      >
        <Heading {...props} widths={widths} onResize={resize} />
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="rowgroup" className="list-body" style={{ height: virtual.getTotalSize() }} tabIndex={-1}>
          {items.map(({ index, start }) => (
            <Row
              key={index}
              index={index}
              top={start}
              row={rows[index] as CustomerRow}
              columns={columns}
              currency={props.currency}
              greatest={greatest}
              chosen={index === current}
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
  currency,
  greatest,
  chosen,
  onChoose,
  onOpen,
}: {
  index: number;
  top: number;
  row: CustomerRow;
  columns: readonly Attribute[];
  currency: string;
  greatest: Readonly<Record<string, number>>;
  chosen: boolean;
  onChoose: (index: number) => void;
  onOpen: (customerId: number) => void;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the page handles j, k, space and enter
    // biome-ignore lint/a11y/useSemanticElements: as the grid
    <div
      role="row"
      id={`customer-row-${index}`}
      className={chosen ? 'list-row chosen' : 'list-row'}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      tabIndex={-1}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => {
        const link = (event.target as Element).closest('a');
        if (!link) {
          onChoose(index);
        } else if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
          event.preventDefault();
          onOpen(row.id);
        }
      }}
    >
      {columns.map((column) => (
        // biome-ignore lint/a11y/useSemanticElements: as the grid
        <div
          key={column.code}
          role="gridcell"
          tabIndex={-1}
          className={isFigure(kindOf(column)) ? 'list-cell figure' : 'list-cell'}
        >
          <Cell row={row} attribute={column} currency={currency} greatest={greatest[column.code] ?? 0} />
        </div>
      ))}
    </div>
  );
});

function Heading({
  columns,
  sort,
  widths,
  onSort,
  onOrder,
  onResize,
}: Props & { widths: Record<string, number>; onResize: (code: string, width: number) => void }) {
  const { t } = useTranslation();
  const [over, setOver] = useState<string>();
  const dragged = useRef<string>(undefined);
  const codes = columns.map(({ code }) => code);

  const move = (code: string, to: number) => {
    const rest = codes.filter((other) => other !== code);
    onOrder(rest.toSpliced(Math.max(1, Math.min(to, rest.length)), 0, code));
  };
  const pressed = (event: KeyboardEvent, column: Attribute) => {
    if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    move(column.code, codes.indexOf(column.code) + (event.key === 'ArrowLeft' ? -1 : 1));
  };
  const next = (column: Attribute): Sort | undefined => {
    if (sort?.attribute !== column.code) {
      return { attribute: column.code, direction: isFigure(kindOf(column)) ? 'desc' : 'asc' };
    }
    const first = isFigure(kindOf(column)) ? 'desc' : 'asc';
    return sort.direction === first
      ? { attribute: column.code, direction: first === 'desc' ? 'asc' : 'desc' }
      : undefined;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: as the grid
    <div role="rowgroup" className="list-head" tabIndex={-1}>
      {/* biome-ignore lint/a11y/useSemanticElements: as the grid */}
      <div role="row" aria-rowindex={1} className="list-head-row" tabIndex={-1}>
        {columns.map((column) => {
          const sorted = sort?.attribute === column.code ? sort.direction : undefined;
          const fixed = column.code === 'name';
          return (
            // biome-ignore lint/a11y/useSemanticElements: as the grid
            <div
              key={column.code}
              role="columnheader"
              tabIndex={-1}
              aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
              className={`list-heading${isFigure(kindOf(column)) ? ' figure' : ''}${over === column.code ? ' over' : ''}`}
              draggable={!fixed}
              onDragStart={(event) => {
                dragged.current = column.code;
                event.dataTransfer.effectAllowed = 'move';
              }}
              onDragOver={(event) => {
                if (!dragged.current || fixed) return;
                event.preventDefault();
                setOver(column.code);
              }}
              onDragLeave={() => setOver(undefined)}
              onDrop={() => {
                setOver(undefined);
                if (dragged.current && dragged.current !== column.code) {
                  move(dragged.current, codes.indexOf(column.code));
                }
                dragged.current = undefined;
              }}
            >
              {column.sortable ? (
                <button
                  type="button"
                  className="plain list-sort"
                  title={t('customers.heading-hint', { name: column.name })}
                  onClick={() => onSort(next(column))}
                  onKeyDown={(event) => !fixed && pressed(event, column)}
                >
                  <span>{column.name}</span>
                  {sorted === 'asc' && <CaretUpOutlined aria-hidden="true" />}
                  {sorted === 'desc' && <CaretDownOutlined aria-hidden="true" />}
                </button>
              ) : (
                <span className="list-sort">{column.name}</span>
              )}
              <Grip
                width={widths[column.code] ?? usualWidth(column)}
                name={column.name}
                onResize={(width) => onResize(column.code, width)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Grip({ width, name, onResize }: { width: number; name: string; onResize: (width: number) => void }) {
  const { t } = useTranslation();
  const start = useRef<{ x: number; width: number }>(undefined);
  const moved = (event: PointerEvent) => {
    if (start.current) onResize(start.current.width + event.clientX - start.current.x);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line that can be moved is no thematic break
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t('customers.resize', { name })}
      aria-valuenow={width}
      aria-valuemin={56}
      aria-valuemax={600}
      tabIndex={0}
      className="list-grip"
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={moved}
      onPointerUp={() => {
        start.current = undefined;
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') onResize(width - 16);
        if (event.key === 'ArrowRight') onResize(width + 16);
      }}
    />
  );
}

function usualWidth(column: Attribute): number {
  if (column.code === 'name') return 208;
  switch (kindOf(column)) {
    case 'money':
      return 128;
    case 'percent':
    case 'integer':
    case 'number':
      return 104;
    case 'text-list':
      return 200;
    case 'date':
      return 136;
    default:
      return 120;
  }
}

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
