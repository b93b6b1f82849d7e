import { ArrowDownOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInteger, formatPercent } from '@/shared/format';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';
import { type Pair, pairsQuery, type Sort, type Wanted } from '../api/associations';
import { Lift } from './Lift';
import { hasNotYet } from './lists';
import { useTimes } from './useTimes';

interface Props {
  wanted: Wanted;
  sort: Sort;
  onSort: (sort: Sort) => void;
  onProduct: (product: number) => void;
}

/** Pairs by any of their figures, with those who have the one and not yet the other. */
export function PairTable({ wanted, sort, onSort, onProduct }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    pairsQuery(wanted, sort),
  );
  const pairs = data?.pages.flatMap((page) => page.items);
  return (
    <section className="card" aria-labelledby="associations-pairs">
      <h2 id="associations-pairs">{t('associations.pairs')}</h2>
      {error && !pairs ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !pairs ? (
        <Skeleton lines={8} height={24} />
      ) : pairs.length === 0 ? (
        <p>{t('associations.none-so')}</p>
      ) : (
        <>
          <p className="value-note">
            {t('associations.shown', {
              shown: formatInteger(pairs.length),
              matching: formatInteger(data?.pages[0]?.matching ?? pairs.length),
            })}
          </p>
          <section className="value-table wide" tabIndex={0} aria-labelledby="associations-pairs">
            <table className="figures association-pairs">
              <Heads sort={sort} onSort={onSort} />
              <tbody>
                {pairs.map((pair) => (
                  <Row key={`${pair.one.id} ${pair.other.id}`} pair={pair} onProduct={onProduct} />
                ))}
              </tbody>
            </table>
          </section>
          {hasNextPage && (
            <Button
              className="association-more"
              loading={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
            >
              {t('associations.more')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function Heads({ sort, onSort }: { sort: Sort; onSort: (sort: Sort) => void }) {
  const { t } = useTranslation();
  const head = (by: Sort, words: ReactNode, figure: boolean) => (
    <th
      scope="col"
      className={figure ? 'figure' : undefined}
      {...(sort === by ? { 'aria-sort': 'descending' as const } : {})}
    >
      <button type="button" className="plain" onClick={() => onSort(by)}>
        {words}
        {sort === by && <ArrowDownOutlined aria-hidden="true" />}
      </button>
    </th>
  );
  return (
    <thead>
      <tr>
        <th scope="col">{t('associations.product')}</th>
        <th scope="col">{t('associations.other')}</th>
        {head('lift', t('associations.lift'), false)}
        {head('low', t('associations.at-worst'), true)}
        {head('baskets', t('associations.baskets'), true)}
        <th scope="col" className="figure">
          {t('associations.support')}
        </th>
        {head('confidence', t('associations.there-back'), true)}
        <th scope="col">{t('associations.who-lacks')}</th>
      </tr>
    </thead>
  );
}

function Row({ pair, onProduct }: { pair: Pair; onProduct: (product: number) => void }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { one, other } = pair;
  return (
    <tr>
      <td>
        <button type="button" className="plain association-open" onClick={() => onProduct(one.id)}>
          {one.name}
        </button>
      </td>
      <td>
        <button type="button" className="plain association-open" onClick={() => onProduct(other.id)}>
          {other.name}
        </button>
      </td>
      <td>
        <Lift lift={pair.lift} />
      </td>
      <td className="figure">{times(pair.lift.low)}</td>
      <td className="figure">{formatInteger(pair.baskets)}</td>
      <td className="figure">{formatPercent(pair.support, 2)}</td>
      <td className="figure">
        {formatPercent(pair.confidence)} / {formatPercent(pair.confidenceBack)}
      </td>
      <td>
        <span className="association-not-yet">
          <Link
            to="/customers"
            search={hasNotYet(one.name, other.name)}
            aria-label={t('associations.without', { one: one.name, other: other.name })}
          >
            {t('associations.lacks', { product: other.name })}
          </Link>
          <Link
            to="/customers"
            search={hasNotYet(other.name, one.name)}
            aria-label={t('associations.without', { one: other.name, other: one.name })}
          >
            {t('associations.lacks', { product: one.name })}
          </Link>
        </span>
      </td>
    </tr>
  );
}
