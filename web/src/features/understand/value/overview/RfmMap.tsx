import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '@/shared/ChartFrame';
import { formatInteger, formatMoney, formatMoneyShort } from '@/shared/format';
import type { Overview } from '../api/overview';
import { inCell } from './listLinks';
import { type DrawnCell, drawRfm } from './rfmMap';

/** Recency × frequency: squares sized by customers and shaded by the value of one; a click shows who is there. */
export function RfmMap({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const rows = useMemo(() => drawRfm(overview.rfmCells), [overview.rfmCells]);
  const { currency } = overview;
  return (
    <ChartFrame
      title={t('value.rfm')}
      sentence={t('value.rfm-words')}
      columns={[
        { key: 'r', title: t('value.recency'), number: true },
        { key: 'f', title: t('value.frequency'), number: true },
        { key: 'customers', title: t('value.customers'), number: true },
        { key: 'clv', title: t('value.clv'), number: true },
        { key: 'each', title: t('value.each'), number: true },
      ]}
      rows={rows
        .flat()
        .filter((cell) => cell.customers > 0)
        .map((cell) => ({
          r: cell.r,
          f: cell.f,
          customers: (
            <Link to="/customers" search={inCell(cell.r, cell.f)}>
              {formatInteger(cell.customers)}
            </Link>
          ),
          clv: cell.clv == null ? '–' : formatMoney(cell.clv, currency),
          each: cell.each === null ? '–' : formatMoney(cell.each, currency),
        }))}
      height={400}
    >
      <div className="rfm-map">
        <span className="rfm-axis rfm-axis-r">{t('value.recency-axis')}</span>
        <div className="rfm-cells">
          {rows.flat().map((cell) => (
            <Cell key={`${cell.r} ${cell.f}`} cell={cell} currency={currency} />
          ))}
        </div>
        <span className="rfm-axis rfm-axis-f">{t('value.frequency-axis')}</span>
        <span className="rfm-legend">
          {t('value.rfm-legend')}
          {[1, 2, 3, 4, 5].map((shade) => (
            <span key={shade} className={`rfm-square rfm-shade-${shade}`} aria-hidden="true" />
          ))}
        </span>
      </div>
    </ChartFrame>
  );
}

function Cell({ cell, currency }: { cell: DrawnCell; currency: string }) {
  const { t } = useTranslation();
  if (cell.customers === 0) return <span className="rfm-cell" aria-hidden="true" />;
  const words = t('value.rfm-cell', {
    r: cell.r,
    f: cell.f,
    count: cell.customers,
    number: formatInteger(cell.customers),
    each: cell.each === null ? '–' : formatMoney(cell.each, currency),
  });
  return (
    <Link to="/customers" search={inCell(cell.r, cell.f)} className="rfm-cell" title={words}>
      <span className="visually-hidden">{words}</span>
      <span
        className={`rfm-square rfm-shade-${cell.shade}`}
        style={{ width: `${cell.side * 100}%`, height: `${cell.side * 100}%` }}
      />
      <span className="rfm-count number" aria-hidden="true">
        {formatInteger(cell.customers)}
      </span>
      {cell.each !== null && (
        <span className="rfm-each number" aria-hidden="true">
          {formatMoneyShort(cell.each, currency)}
        </span>
      )}
    </Link>
  );
}
