import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInteger, formatPercent } from '@/shared/format';
import type { ProductDetail } from '../api/associations';
import { Lift } from './Lift';
import { hasNotYet } from './lists';

const few = 8;

/** What is in the same basket as a product, the surest first. */
export function Together({
  detail,
  least,
  onChange,
}: {
  detail: ProductDetail;
  least: number;
  onChange: (product: number) => void;
}) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const { product, together } = detail;
  return (
    <section className="association-together" aria-labelledby="associations-together">
      <h3 id="associations-together">{t('associations.together')}</h3>
      {together.length === 0 ? (
        <p>{t('associations.no-together', { count: least })}</p>
      ) : (
        <>
          <section className="value-table wide" tabIndex={0} aria-labelledby="associations-together">
            <table className="figures">
              <thead>
                <tr>
                  <th scope="col">{t('associations.other')}</th>
                  <th scope="col">{t('associations.lift')}</th>
                  <th scope="col" className="figure" title={t('associations.confidence-words')}>
                    {t('associations.of-baskets')}
                  </th>
                  <th scope="col" className="figure">
                    {t('associations.support')}
                  </th>
                  <th scope="col" className="figure">
                    {t('associations.baskets')}
                  </th>
                  <th scope="col">{t('associations.not-yet')}</th>
                </tr>
              </thead>
              <tbody>
                {together.slice(0, all ? together.length : few).map((pair) => (
                  <tr key={pair.other.id}>
                    <td>
                      <button
                        type="button"
                        className="plain association-open"
                        onClick={() => onChange(pair.other.id)}
                      >
                        {pair.other.name}
                      </button>
                    </td>
                    <td>
                      <Lift lift={pair.lift} />
                    </td>
                    <td className="figure">{formatPercent(pair.confidence, 1)}</td>
                    <td className="figure">{formatPercent(pair.support, 2)}</td>
                    <td className="figure">{formatInteger(pair.baskets)}</td>
                    <td>
                      <Link to="/customers" search={hasNotYet(product.name, pair.other.name)}>
                        {t('associations.show-customers')}
                      </Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          {together.length > few && (
            <button type="button" className="plain association-open" onClick={() => setAll(!all)}>
              {all ? t('associations.fewer') : t('associations.all', { count: together.length })}
            </button>
          )}
        </>
      )}
    </section>
  );
}
