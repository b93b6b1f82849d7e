import { DeleteOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePermission, useSession } from '@/api/session';
import { EmptyState } from '@/shared/EmptyState';
import { formatDay, formatNumber } from '@/shared/format';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';
import { NewRates } from './NewRates';
import { type Rate, ratesQuery, useRemoveRate } from './rates';
import './rates.css';

/** By which rates orders in other currencies are converted. The currency that is shown stands in the address. */
export function RatesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { currency } = useSearch({ strict: false }) as { currency?: string };
  const { installation } = useSession();
  const mayWrite = usePermission('rate-write');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    ratesQuery(currency),
  );
  const first = data?.pages[0];
  const rates = data?.pages.flatMap((page) => page.items);
  const base = installation.currency;
  return (
    <div className="page rates">
      <div className="page-head">
        <h1>{t('menu.rates')}</h1>
      </div>
      <p className="rates-words">{t('rates.words', { base, days: first?.holdsDays ?? 31 })}</p>
      {mayWrite && <NewRates base={base} />}
      {error && !rates ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !rates || !first ? (
        <Skeleton lines={6} height={20} />
      ) : first.currencies.length === 0 ? (
        <EmptyState title={t('rates.none')}>{t('rates.none-words', { base })}</EmptyState>
      ) : (
        <>
          <Select
            className="rates-filter"
            aria-label={t('rates.currency')}
            value={currency ?? ''}
            options={[
              { value: '', label: t('rates.all') },
              ...first.currencies.map((covered) => ({
                value: covered.currency,
                label: t('rates.covered', {
                  currency: covered.currency,
                  first: formatDay(covered.first),
                  last: formatDay(covered.last),
                }),
              })),
            ]}
            onChange={(next) =>
              void navigate({ to: '/settings/rates', search: next === '' ? {} : { currency: next } })
            }
          />
          <RateTable rates={rates} base={base} mayWrite={mayWrite} />
          {hasNextPage && (
            <Button type="link" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('action.more')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

function RateTable({ rates, base, mayWrite }: { rates: Rate[]; base: string; mayWrite: boolean }) {
  const { t } = useTranslation();
  const remove = useRemoveRate();
  return (
    <>
      {remove.isError && <ProblemView error={remove.error} />}
      <div className="card rates-table wide">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('rates.day')}</th>
              <th scope="col" className="figure">
                {t('rates.rate')}
              </th>
              {mayWrite && (
                <th scope="col">
                  <span className="visually-hidden">{t('rates.remove-column')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rates.map((rate) => (
              <tr key={rate.id}>
                <td>{formatDay(rate.day)}</td>
                <td className="figure">
                  {t('rates.equation', { currency: rate.currency, rate: formatNumber(rate.rate, 8), base })}
                </td>
                {mayWrite && (
                  <td className="figure">
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined aria-hidden="true" />}
                      aria-label={t('rates.remove', { currency: rate.currency, day: formatDay(rate.day) })}
                      disabled={remove.isPending}
                      onClick={() => remove.mutate(rate.id)}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
