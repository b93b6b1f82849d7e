import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import { formatNumber } from '@/shared/format';
import { Money } from '@/shared/Money';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import '@/shared/fact-panels.css';

const subscriptionsQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id, 'subscriptions'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/customers/{id}/subscriptions', { params: { path: { id } }, signal })),
  });

/** The customer's contracts, when they renew or why they ended, and what of the service is used; nothing where there are none. */
export function Subscriptions({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(subscriptionsQuery(customerId));
  if (data && data.items.length === 0 && data.usage.length === 0) return null;
  return (
    <section className="card" aria-label={t('subscription.title')}>
      <h2 className="fact-head">{t('subscription.title')}</h2>
      {error && !data ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={3} />
      ) : (
        <ul className="fact-list">
          {data.items.map((one) => (
            <li key={one.id}>
              <span className="fact-name">
                {one.product}{' '}
                <span className="muted">
                  {t(`subscription.${one.state}`)}
                  {one.cancelCause ? ` · ${one.cancelCause}` : ''}
                </span>
              </span>
              {one.price != null && one.currency && <Money value={one.price} currency={one.currency} />}
              <span className="muted">
                <RelativeDate on={one.cancelledOn ?? one.renewsOn ?? one.startedOn} />
              </span>
            </li>
          ))}
          {data.usage.map(({ metric, quantities, last }) => (
            <li key={metric}>
              <span className="fact-name">
                {metric} <span className="muted">{t('subscription.used')}</span>
              </span>
              <span className="number">
                {formatNumber(
                  quantities.reduce((sum, one) => sum + one, 0),
                  0,
                )}
              </span>
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
