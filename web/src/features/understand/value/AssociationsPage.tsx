import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDay, formatInteger, formatPercent } from '@/shared/format';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';
import { type Associations, associationsQuery } from './api/associations';
import { type AssociationAddress, type AssociationChange, readAddress } from './association/address';
import { Network } from './association/Network';
import { PairFilter } from './association/PairFilter';
import { PairTable } from './association/PairTable';
import { ProductCard } from './association/ProductCard';
import { FirstRun } from './runs/FirstRun';
import { RunUnderWay } from './runs/RunUnderWay';
import '@/shared/interval.css';
import './value.css';
import './association/association.css';

/** What is bought together, what comes next, and when it is bought again. */
export function AssociationsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const address = readAddress(useSearch({ strict: false }));
  const { data, error, refetch } = useQuery(associationsQuery);
  const go = (change: AssociationChange) =>
    void navigate({ to: '/value/associations', search: readAddress({ ...address, ...change }) });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('menu.associations')}</h1>
        {data && (
          <p className="muted">
            {t('value.as-of', { day: formatDay(data.run.asOf) })} ·{' '}
            <Link to="/models/$code" params={{ code: 'association' }}>
              {t('associations.model')}
            </Link>
          </p>
        )}
      </div>
      {data?.state === 'measured' && <RunUnderWay />}
      {error && !data ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <div className="card">
          <Skeleton lines={12} height={20} />
        </div>
      ) : data?.state !== 'measured' ? (
        <FirstRun
          title={t('associations.empty')}
          words={t(`associations.state-${data?.state ?? 'not-run'}`)}
          lacksOrders={data?.state === 'no-data'}
        />
      ) : (
        <Parts associations={data} address={address} go={go} />
      )}
    </div>
  );
}

function Parts({
  associations,
  address,
  go,
}: {
  associations: Associations;
  address: AssociationAddress;
  go: (change: AssociationChange) => void;
}) {
  const { t } = useTranslation();
  const { baskets, products, proof } = associations;
  const learnt = t('associations.learnt', {
    baskets: formatInteger(baskets),
    products: formatInteger(products),
  });
  return (
    <div className="association-parts">
      <p className="association-said">
        {learnt}
        {proof &&
          (learnt.endsWith('。') ? '' : ' ') +
            t(`associations.proof-${verdict(proof.difference)}`, {
              hit: formatPercent(proof.hit, 1),
              popular: formatPercent(proof.popular, 1),
              customers: formatInteger(proof.customers),
            })}
      </p>
      <ProductCard
        product={address.product}
        onChange={(product) => go({ product })}
        baskets={baskets}
        least={associations.leastBaskets}
      />
      {associations.pairs === 0 ? (
        <section className="card">
          <p>{t('associations.no-pairs', { count: associations.leastBaskets })}</p>
        </section>
      ) : (
        <>
          <PairFilter associations={associations} address={address} onChange={go} />
          <Network wanted={address} onProduct={(product) => go({ product })} />
          <PairTable
            wanted={address}
            sort={address.sort ?? 'low'}
            onSort={(sort) => go({ sort })}
            onProduct={(product) => go({ product })}
          />
        </>
      )}
    </div>
  );
}

/** Whether the recommendations did better than the most frequent products, going by the bounds. */
function verdict(difference: { low: number; high: number }): 'better' | 'worse' | 'open' {
  return difference.low > 0 ? 'better' : difference.high < 0 ? 'worse' : 'open';
}
