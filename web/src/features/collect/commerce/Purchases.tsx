import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import { formatNumber } from '@/shared/format';
import { Money } from '@/shared/Money';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import '@/shared/fact-panels.css';

const purchasesQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id, 'products'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/customers/{id}/products', { params: { path: { id } }, signal })),
  });

const shown = 8;

/** What the customer bought most of, and of which categories. */
export function Purchases({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(purchasesQuery(customerId));
  if (data && data.products.length === 0) return null;
  return (
    <section className="card" aria-label={t('purchases.title')}>
      <h2 className="fact-head">{t('purchases.title')}</h2>
      {error && !data ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={4} />
      ) : (
        <>
          {data.categories.length > 0 && (
            <ul className="fact-list">
              {data.categories.slice(0, shown).map(({ category, amount, lastBought }) => (
                <li key={category ?? ''}>
                  <span className="fact-name">
                    {category?.replaceAll('/', ' / ') ?? t('purchases.no-category')}
                  </span>
                  <Money value={amount} currency={data.currency} />
                  <span className="muted">
                    <RelativeDate on={lastBought} />
                  </span>
                </li>
              ))}
            </ul>
          )}
          <h3 className="fact-part">{t('purchases.products')}</h3>
          <ul className="fact-list">
            {data.products.slice(0, shown).map(({ productId, name, amount, quantity, lastBought }) => (
              <li key={`${productId ?? ''} ${name}`}>
                <span className="fact-name">
                  {name}
                  {quantity != null && <span className="muted number"> × {formatNumber(quantity, 0)}</span>}
                </span>
                <Money value={amount} currency={data.currency} />
                <span className="muted">
                  <RelativeDate on={lastBought} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
