import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import type { Answer } from '@/api/types';
import { DueDate, isPast } from '@/shared/DueDate';
import { formatNumber } from '@/shared/format';
import { Money } from '@/shared/Money';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import { useZone } from '@/shared/zone';
import '@/shared/fact-panels.css';

const subscriptionsQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id, 'subscriptions'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/customers/{id}/subscriptions', { params: { path: { id } }, signal })),
  });

type Subscription = Answer<'/api/v1/customers/{id}/subscriptions', 'get'>['items'][number];

/** What it is, how it stands and when that was or will be. */
function Contract({ contract }: { contract: Subscription }) {
  const { t } = useTranslation();
  const cause = useCause();
  const zone = useZone();
  const { state, renewsOn } = contract;
  const awaited = state === 'active' && renewsOn !== undefined && isPast(renewsOn, zone);
  return (
    <>
      <span className="fact-name">
        {contract.product}{' '}
        <span className="muted">
          {awaited ? t('subscription.awaited') : t(`subscription.state.${state}`)}
          {contract.cancelCause ? ` · ${cause(contract.cancelCause)}` : ''}
        </span>
      </span>
      {contract.price != null && <Money value={contract.price} currency={contract.currency} />}
      <span className="muted">
        {state === 'active' && renewsOn ? (
          <DueDate on={renewsOn} />
        ) : (
          <RelativeDate on={contract.cancelledOn ?? renewsOn ?? contract.startedOn} />
        )}
      </span>
    </>
  );
}

/** The usual causes by their names, others in the sender's word. */
function useCause(): (code: string) => string {
  const { t, i18n } = useTranslation();
  return (code) => (i18n.exists(`subscription.cause.${code}`) ? t(`subscription.cause.${code}`) : code);
}

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
              <Contract contract={one} />
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
