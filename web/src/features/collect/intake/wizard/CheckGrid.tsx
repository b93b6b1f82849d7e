import { UndoOutlined, WarningOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedRow, Draft } from '../api/drafts';
import type { Field } from '../api/fields';
import { editOf, fieldOf, type Plan } from '../plan';

interface GridProps {
  draft: Draft;
  plan: Plan;
  fields: readonly Field[];
  rows: readonly CheckedRow[];
  onMend: (row: number, column: number, value: string | undefined) => void;
}

interface Place {
  row: number;
  column: number;
}

const steps: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Rows of the file in a grid: arrow keys move, Enter opens a cell, Enter again keeps what was typed. */
export function CheckGrid({ draft, plan, fields, rows, onMend }: GridProps) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const [open, setOpen] = useState<Place>();
  const focus = ({ row, column }: Place) =>
    table.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)?.focus();
  const move = (event: KeyboardEvent, at: number, column: number) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const row = rows[at + step[0]];
    if (!row) return;
    const next = step[1] === 0 ? column : nextOf(column, step[1]);
    if (next !== undefined) focus({ row: row.row, column: next });
  };
  // Ignored columns have nothing to mend: the arrow keys pass them by.
  const used = draft.columns.map(({ index }) => index).filter((index) => fieldOf(plan, index) !== undefined);
  const nextOf = (column: number, by: number) => used[used.indexOf(column) + by];
  const close = (place: Place, back: boolean) => {
    setOpen(undefined);
    // The button stands there again after the next drawing.
    if (back) requestAnimationFrame(() => focus(place));
  };
  // Only what needs a look is on the way of the Tab key, or else the first cell; the arrow keys reach all.
  const needsLook = ({ row, problems }: CheckedRow, column: number) =>
    problems.some((problem) => problem.column === column) || editOf(plan, row, column) !== undefined;
  const allWell = !rows.some((row) => used.some((column) => needsLook(row, column)));
  return (
    <div className="import-scroll import-grid">
      <table className="figures" ref={table}>
        <caption className="visually-hidden">{t('import.grid')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('import.line')}</th>
            {draft.columns.map(({ index, heading }) => {
              const field = fields.find(({ code }) => code === fieldOf(plan, index));
              return (
                <th key={index} scope="col" className={field ? undefined : 'ignored'}>
                  <span className="import-grid-field">{field?.name ?? t('import.ignored')}</span>
                  <span className="import-grid-heading">{heading}</span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const whole = row.problems.filter(({ column }) => column < 0);
            return (
              <tr key={row.row} className={row.problems.length > 0 ? 'wrong' : undefined}>
                <th scope="row" className="number">
                  {row.problems.length > 0 && (
                    <WarningOutlined className="import-wrong-sign" aria-label={t('import.wrong-row')} />
                  )}
                  {row.row}
                  {whole.map(({ code, detail }) => (
                    <span key={code} className="import-cell-problem">
                      {detail}
                    </span>
                  ))}
                </th>
                {draft.columns.map(({ index, heading }) => {
                  const edit = editOf(plan, row.row, index);
                  const place = { row: row.row, column: index };
                  return (
                    <Cell
                      key={index}
                      place={place}
                      heading={heading}
                      value={edit?.value ?? row.cells[index] ?? ''}
                      edited={edit !== undefined}
                      ignored={fieldOf(plan, index) === undefined}
                      problems={row.problems.filter(({ column }) => column === index)}
                      open={open?.row === row.row && open.column === index}
                      onOpen={() => setOpen(place)}
                      onMove={(event) => move(event, at, index)}
                      onWay={needsLook(row, index) || (allWell && at === 0 && index === used[0])}
                      onClose={(back) => close(place, back)}
                      onMend={(value) => onMend(row.row, index, value)}
                    />
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Cell({
  place,
  heading,
  value,
  edited,
  ignored,
  problems,
  open,
  onOpen,
  onMove,
  onWay,
  onClose,
  onMend,
}: {
  place: Place;
  heading: string;
  value: string;
  edited: boolean;
  ignored: boolean;
  problems: CheckedRow['problems'];
  open: boolean;
  onOpen: () => void;
  onMove: (event: KeyboardEvent) => void;
  /** Whether the Tab key stops here. */
  onWay: boolean;
  onClose: (back: boolean) => void;
  onMend: (value: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const wrong = problems.length > 0;
  const where = { row: place.row, column: heading };
  const state = wrong ? 'wrong' : edited ? 'edited' : ignored ? 'ignored' : undefined;
  if (open) {
    return (
      <td className={state}>
        <CellInput
          label={t('import.cell', where)}
          value={value}
          onKeep={(next, back) => {
            if (next !== value) onMend(next);
            onClose(back);
          }}
          onLeave={() => onClose(true)}
        />
      </td>
    );
  }
  return (
    <td className={state}>
      <div className="import-cell">
        <button
          type="button"
          className="plain"
          data-row={place.row}
          data-column={place.column}
          tabIndex={onWay ? 0 : -1}
          disabled={ignored}
          aria-label={
            wrong
              ? t('import.cell-wrong', {
                  ...where,
                  value,
                  problem: problems.map(({ detail }) => detail).join(' '),
                })
              : t('import.cell-value', { ...where, value })
          }
          onClick={onOpen}
          onKeyDown={onMove}
        >
          {value === '' ? '\u00a0' : value}
        </button>
        {edited && (
          <button
            type="button"
            className="plain import-take-back"
            title={t('import.take-back')}
            aria-label={`${t('import.take-back')} · ${t('import.cell', where)}`}
            onClick={() => onMend(undefined)}
          >
            <UndoOutlined aria-hidden="true" />
          </button>
        )}
      </div>
      {problems.map(({ code, detail }) => (
        <span key={code} className="import-cell-problem">
          {detail}
        </span>
      ))}
    </td>
  );
}

function CellInput({
  label,
  value,
  onKeep,
  onLeave,
}: {
  label: string;
  value: string;
  /** Takes what was typed; back to the cell unless the person went elsewhere. */
  onKeep: (value: string, back: boolean) => void;
  onLeave: () => void;
}) {
  const [text, setText] = useState(value);
  const left = useRef(false);
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      left.current = true;
      onKeep(text, true);
    } else if (event.key === 'Escape') {
      left.current = true;
      onLeave();
    }
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the cell was opened to be typed into
      autoFocus
      className="import-cell-input"
      aria-label={label}
      value={text}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={pressed}
      onBlur={() => {
        if (!left.current) onKeep(text, false);
      }}
    />
  );
}
