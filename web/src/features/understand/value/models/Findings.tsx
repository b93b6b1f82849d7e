import { useTranslation } from 'react-i18next';
import { formatFixed, formatInteger, formatPercent } from '@/shared/format';
import type { ModelDetail } from '../api/models';
import { FigureList, isLoss } from './FigureList';

/** A column of a table of findings: what it is called and how its cells are written. */
interface Column {
  key: string;
  write?: (cell: unknown) => string;
}

const count = (cell: unknown) => formatInteger(Number(cell));
const decimal = (cell: unknown) => formatFixed(Number(cell), 2);
const days = (cell: unknown) => formatFixed(Number(cell), 1);
const parameter = (cell: unknown) => formatFixed(Number(cell), 3);
const share = (cell: unknown) => formatPercent(Number(cell), 1);

const tables: Readonly<Record<string, readonly Column[]>> = {
  factors: [
    { key: 'name' },
    { key: 'value' },
    { key: 'customers', write: count },
    { key: 'rate', write: share },
    { key: 'others', write: share },
    { key: 'difference', write: share },
    { key: 'low', write: share },
    { key: 'high', write: share },
  ],
  signals: [{ key: 'name' }, { key: 'customers', write: count }],
  coefficients: [
    { key: 'name' },
    { key: 'odds', write: decimal },
    { key: 'low', write: decimal },
    { key: 'high', write: decimal },
    { key: 'typical', write: decimal },
    { key: 'more', write: decimal },
  ],
  terms: [
    { key: 'term' },
    { key: 'name' },
    { key: 'contracts', write: count },
    { key: 'renewals', write: count },
    { key: 'losses', write: count },
    { key: 'alpha', write: parameter },
    { key: 'alpha_error', write: parameter },
    { key: 'beta', write: parameter },
    { key: 'beta_error', write: parameter },
    { key: 'gain', write: decimal },
  ],
  held_out: [
    { key: 'term' },
    { key: 'made' },
    { key: 'contracts', write: count },
    { key: 'predicted', write: share },
    { key: 'constant', write: share },
    { key: 'observed', write: share },
    { key: 'low', write: share },
    { key: 'high', write: share },
  ],
  causes: [{ key: 'name' }, { key: 'contracts', write: count }, { key: 'recent', write: count }],
  categories: [{ key: 'name' }, { key: 'count', write: count }, { key: 'share', write: share }],
  channels: [{ key: 'name' }, { key: 'count', write: count }, { key: 'share', write: share }],
  pairs: [
    { key: 'one' },
    { key: 'other' },
    { key: 'baskets', write: count },
    { key: 'lift', write: decimal },
    { key: 'low', write: decimal },
    { key: 'high', write: decimal },
  ],
  intervals: [
    { key: 'product' },
    { key: 'gaps', write: count },
    { key: 'days', write: days },
    { key: 'low', write: days },
    { key: 'high', write: days },
  ],
};

const MOST = 25;

/** A cell as people read it; nothing where the row has none. */
const written = (column: Column, cell: unknown) =>
  column.write && cell != null ? column.write(cell) : String(cell ?? '');

/** What the model found about the base: figures first, then the tables that belong to it. */
export function Findings({ model }: { model: ModelDetail }) {
  const { t } = useTranslation();
  return (
    <>
      {model.figures.length > 0 && (
        <section className="card value-wide model-part" aria-label={t('models.found')}>
          <h2>{t('models.found')}</h2>
          <FigureList figures={model.figures.filter(({ code }) => !isLoss(code))} />
        </section>
      )}
      {Object.entries(tables).map(([code, columns]) => {
        const rows = model.tables[code] ?? [];
        return rows.length === 0 ? null : (
          <Table key={code} title={t(`models.table.${code}`)} columns={columns} rows={rows} />
        );
      })}
    </>
  );
}

function Table({
  title,
  columns,
  rows,
}: {
  title: string;
  columns: readonly Column[];
  rows: readonly Record<string, unknown>[];
}) {
  const { t } = useTranslation();
  return (
    <section className="card value-wide model-part" aria-label={title}>
      <h2>{title}</h2>
      <section className="value-table wide" tabIndex={0} aria-label={title}>
        <table className="figures">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={column.write ? 'figure' : undefined}>
                  {t(`models.column.${column.key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map((row) => (
              <tr
                key={columns
                  .filter((one) => !one.write)
                  .map((one) => String(row[one.key]))
                  .join(' ')}
              >
                {columns.map((column) => (
                  <td key={column.key} className={column.write ? 'figure' : undefined}>
                    {written(column, row[column.key])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
