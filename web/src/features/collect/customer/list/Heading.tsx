import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attribute, Sort } from '@/api/types';
import { kindOf } from '../api/attributes';
import { narrowest, widest } from './address';
import { isFigure } from './Cell';
import { pinnedAt, type TableColumn, usualWidth } from './tableColumns';

interface Props {
  columns: readonly TableColumn[];
  sort: Sort | undefined;
  widths: readonly number[];
  selectable: boolean;
  chosen: 'all' | 'some' | 'none';
  onPickAll(): void;
  onSort(sort: Sort | undefined): void;
  onOrder(codes: string[]): void;
  onDraw(code: string, width: number, ended: boolean): void;
}

/** The headings: sorted by at a click, moved by dragging or keys, widened by their edges. */
export function Heading({
  columns,
  sort,
  widths,
  selectable,
  chosen,
  onPickAll,
  onSort,
  onOrder,
  onDraw,
}: Props) {
  const { t } = useTranslation();
  const [over, setOver] = useState<string>();
  const dragged = useRef<string>(undefined);
  const codes = columns.map(({ attribute }) => attribute.code);

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
        {selectable && (
          // biome-ignore lint/a11y/useSemanticElements: as the grid
          <div role="columnheader" tabIndex={-1} className="list-heading list-pick">
            <input
              type="checkbox"
              checked={chosen === 'all'}
              ref={(box) => {
                if (box) box.indeterminate = chosen === 'some';
              }}
              onChange={onPickAll}
              aria-label={t('bulk.pick-all')}
            />
          </div>
        )}
        {columns.map(({ attribute: column, pinned }, at) => {
          const sorted = sort?.attribute === column.code ? sort.direction : undefined;
          const fixed = column.code === 'name';
          return (
            // biome-ignore lint/a11y/useSemanticElements: as the grid
            <div
              key={column.code}
              role="columnheader"
              tabIndex={-1}
              aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
              className={`list-heading${isFigure(kindOf(column)) ? ' figure' : ''}${pinned ? ' pinned' : ''}${over === column.code ? ' over' : ''}`}
              style={pinnedAt(pinned, at)}
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
                <span className="list-sort">
                  <span>{column.name}</span>
                </span>
              )}
              <Grip
                width={widths[at] ?? usualWidth(column)}
                name={column.name}
                onDraw={(width, ended) => onDraw(column.code, width, ended)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Grip({
  width,
  name,
  onDraw,
}: {
  width: number;
  name: string;
  onDraw: (width: number, ended: boolean) => void;
}) {
  const { t } = useTranslation();
  const start = useRef<{ x: number; width: number }>(undefined);
  const moved = (event: PointerEvent, ended: boolean) => {
    if (start.current) onDraw(start.current.width + event.clientX - start.current.x, ended);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line that can be moved is no thematic break
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t('customers.resize', { name })}
      aria-valuenow={width}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
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
      onPointerMove={(event) => moved(event, false)}
      onPointerUp={(event) => {
        moved(event, true);
        start.current = undefined;
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') onDraw(width - 16, true);
        if (event.key === 'ArrowRight') onDraw(width + 16, true);
      }}
    />
  );
}
