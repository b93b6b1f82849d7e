import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatInteger, formatPercent } from '@/shared/format';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';
import { linkedProductQuery, type ProductDetail } from '../api/associations';
import { partOf } from '../overview/shares';
import { AgainStrip } from './AgainStrip';
import { Followers } from './Followers';
import { MostBought, ProductPicker } from './ProductPicker';
import { Together } from './Together';

interface Props {
  product: number | undefined;
  /** All baskets. */
  baskets: number;
  /** Baskets that a pair needs to be listed. */
  least: number;
  onChange: (product: number | undefined) => void;
}

/** A product, what is bought with it, what comes after it, and when it is bought again. */
export function ProductCard({ product, baskets, least, onChange }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    ...linkedProductQuery(product ?? 0),
    enabled: product !== undefined,
  });
  const detail = product === undefined ? undefined : data;
  return (
    <section className="card" aria-labelledby="associations-product">
      <header className="association-head">
        <h2 id="associations-product">{t('associations.one-product')}</h2>
        <ProductPicker chosen={detail?.product} onChange={onChange} />
      </header>
      {product === undefined ? (
        <MostBought onChange={onChange} />
      ) : error && !detail ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !detail ? (
        <Skeleton lines={6} height={24} />
      ) : (
        <Links detail={detail} baskets={baskets} least={least} onChange={onChange} />
      )}
    </section>
  );
}

function Links({
  detail,
  baskets,
  least,
  onChange,
}: {
  detail: ProductDetail;
  baskets: number;
  least: number;
  onChange: (product: number) => void;
}) {
  const { t } = useTranslation();
  const { product } = detail;
  return (
    <>
      <p className="muted">
        {t('associations.in-baskets', {
          product: product.name,
          baskets: formatInteger(product.baskets),
          share: formatPercent(partOf(product.baskets, baskets), 1),
        })}
        {product.category && ` · ${product.category}`}
      </p>
      <div className="association-links">
        <Together detail={detail} least={least} onChange={onChange} />
        <Followers detail={detail} onChange={onChange} />
        <AgainStrip detail={detail} />
      </div>
    </>
  );
}
