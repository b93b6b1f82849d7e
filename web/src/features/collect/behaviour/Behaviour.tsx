import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import { formatDay, formatInteger } from '@/shared/format';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import '@/shared/fact-panels.css';

const behaviourQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id, 'behaviour'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/customers/{id}/behaviour', { params: { path: { id } }, signal })),
  });

/** What the customer did in the last twelve weeks, a small column for each week; nothing where nothing was recorded. */
export function Behaviour({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(behaviourQuery(customerId));
  if (data && data.types.length === 0) return null;
  return (
    <section className="card" aria-label={t('behaviour.title')}>
      <h2 className="fact-head">
        {t('behaviour.title')} <span className="muted">{t('behaviour.weeks')}</span>
      </h2>
      {error && !data ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={4} />
      ) : (
        <ul className="fact-list">
          {data.types.map(({ type, name, counts, total, last }) => (
            <li key={type}>
              <span className="fact-name">{name}</span>
              <Weeks
                weeks={data.weeks}
                counts={counts}
                label={t('behaviour.in-all', { name, count: total })}
              />
              <span className="number">{formatInteger(total)}</span>
              <span className="muted">
                <RelativeDate on={last} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Weeks({ weeks, counts, label }: { weeks: string[]; counts: number[]; label: string }) {
  const most = Math.max(1, ...counts);
  return (
    <span className="fact-weeks" role="img" aria-label={label}>
      {counts.map((count, week) => (
        <span
          key={weeks[week]}
          title={`${formatDay(weeks[week] ?? '')}: ${formatInteger(count)}`}
          style={{ height: `${count === 0 ? 1 : 3 + (17 * count) / most}px` }}
        />
      ))}
    </span>
  );
}
