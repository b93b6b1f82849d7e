import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDay, formatMoney } from '@/shared/format';
import { valueHistoryQuery } from './valueCard';

/** How the lifetime value moved from day to day, as a line; each point says its day and amount. */
export function Trend({ customerId, currency }: { customerId: number; currency: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(valueHistoryQuery(customerId));
  // Newest first: of the lines of one day the last one counts.
  const days = new Map<string, number>();
  for (const point of data?.items ?? []) {
    if (point.clv != null && !days.has(point.asOf)) days.set(point.asOf, Number(point.clv));
  }
  const points = [...days].map(([on, value]) => ({ on, value })).sort((a, b) => a.on.localeCompare(b.on));
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return null;
  const top = Math.max(...points.map(({ value }) => value), 1e-9);
  const begin = Date.parse(first.on);
  const span = Math.max(Date.parse(last.on) - begin, 1);
  const place = ({ on, value }: { on: string; value: number }) =>
    [2 + ((Date.parse(on) - begin) / span) * 156, 30 - (value / top) * 26] as const;
  const words = t('value-card.trend', {
    from: formatMoney(first.value, currency),
    on: formatDay(first.on),
    to: formatMoney(last.value, currency),
  });
  return (
    <div className="trend" title={words}>
      <svg width="160" height="32" viewBox="0 0 160 32" aria-hidden="true">
        <polyline points={points.map((point) => place(point).join(',')).join(' ')} className="trend-line" />
        {points.map((point) => {
          const [x, y] = place(point);
          return <circle key={point.on} cx={x} cy={y} r="2" className="trend-point" />;
        })}
      </svg>
      <p className="muted">{words}</p>
    </div>
  );
}
