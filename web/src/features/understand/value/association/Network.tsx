import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '@/shared/ChartFrame';
import { Chart } from '@/shared/chart/Chart';
import { formatInteger, formatNumber, formatPercent } from '@/shared/format';
import { type Pair, strongestPairsQuery, type Wanted } from '../api/associations';
import { useWidth } from '../overview/useWidth';
import { Unready } from '../Unready';
import { useWriting } from '../useWriting';
import {
  askedPairs,
  categoriesOf,
  categoryColor,
  clickedProduct,
  drawn,
  networkOption,
  productsOf,
} from './network';
import { useTimes } from './useTimes';

interface Props {
  wanted: Wanted;
  onProduct: (product: number) => void;
}

/** The strongest pairs as a network; a click on a product opens it. */
export function Network({ wanted, onProduct }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(strongestPairsQuery(wanted, askedPairs));
  if (!data)
    return <Unready title={t('associations.network')} error={error} onRetry={() => void refetch()} />;
  const pairs = drawn(data.items);
  return pairs.length === 0 ? (
    <section className="card" aria-label={t('associations.network')}>
      <h2>{t('associations.network')}</h2>
      <p>{t('associations.no-sure')}</p>
    </section>
  ) : (
    <Drawn pairs={pairs} onProduct={onProduct} />
  );
}

function Drawn({ pairs, onProduct }: { pairs: readonly Pair[]; onProduct: (product: number) => void }) {
  const { t } = useTranslation();
  const { shade } = useWriting();
  const times = useTimes();
  const [place, width] = useWidth<HTMLDivElement>();
  const products = useMemo(() => productsOf(pairs), [pairs]);
  const option = useMemo(
    () =>
      networkOption(pairs, {
        shade,
        width: width || 1000,
        pair: (pair) =>
          t('associations.pair-words', {
            one: pair.one.name,
            other: pair.other.name,
            lift: times(pair.lift.estimate),
            baskets: formatInteger(pair.baskets),
          }),
        product: (product) =>
          t('associations.product-words', {
            product: product.name,
            category: product.category ?? t('associations.no-category'),
            baskets: formatInteger(product.baskets),
          }),
      }),
    [pairs, shade, width, t, times],
  );
  const first = pairs[0];
  const sentence = first
    ? t('associations.network-words', {
        one: first.one.name,
        other: first.other.name,
        lift: times(first.lift.estimate),
        count: pairs.length,
        products: formatInteger(products.length),
      })
    : '';
  return (
    <ChartFrame
      title={t('associations.network')}
      sentence={sentence}
      columns={[
        { key: 'one', title: t('associations.product') },
        { key: 'other', title: t('associations.other') },
        { key: 'baskets', title: t('associations.baskets'), number: true },
        { key: 'support', title: t('associations.support'), number: true },
        { key: 'lift', title: t('associations.lift'), number: true },
        { key: 'low', title: t('models.column.low'), number: true },
        { key: 'high', title: t('models.column.high'), number: true },
      ]}
      rows={pairs.map((pair) => ({
        one: pair.one.name,
        other: pair.other.name,
        baskets: formatInteger(pair.baskets),
        support: formatPercent(pair.support, 2),
        lift: times(pair.lift.estimate),
        low: formatNumber(pair.lift.low),
        high: formatNumber(pair.lift.high),
      }))}
      height="auto"
    >
      <div className="association-network" ref={place}>
        <Chart
          option={option}
          label={sentence}
          onClick={(event) => {
            const product = clickedProduct(event);
            if (product !== undefined) onProduct(product);
          }}
        />
      </div>
      <p className="association-legend value-note">
        {categoriesOf(products).map((category, index) => (
          <span key={category}>
            <span
              className="association-dot"
              style={{ background: shade(categoryColor(index)) }}
              aria-hidden="true"
            />
            {category || t('associations.no-category')}
          </span>
        ))}
        <span>{t('associations.network-read')}</span>
      </p>
    </ChartFrame>
  );
}
