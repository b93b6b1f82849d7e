import { useTranslation } from 'react-i18next';
import { formatInteger, formatPercent } from '@/shared/format';
import type { ProductDetail } from '../api/associations';

/** What was in the next basket after one with a product, the likeliest first. */
export function Followers({
  detail,
  onChange,
}: {
  detail: ProductDetail;
  onChange: (product: number) => void;
}) {
  const { t } = useTranslation();
  const { product, next, followed } = detail;
  return (
    <section aria-labelledby="associations-next">
      <h3 id="associations-next">{t('associations.next')}</h3>
      {next.length === 0 ? (
        <p>{t('associations.no-next')}</p>
      ) : (
        <>
          <p className="value-note">{t('associations.next-words', { baskets: formatInteger(followed) })}</p>
          <section className="value-table wide" tabIndex={0} aria-labelledby="associations-next">
            <table className="figures">
              <thead>
                <tr>
                  <th scope="col">{t('associations.product')}</th>
                  <th scope="col" className="figure">
                    {t('associations.next-share')}
                  </th>
                  <th scope="col" className="figure">
                    {t('associations.usual')}
                  </th>
                  <th scope="col" className="figure">
                    {t('associations.cases')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {next.map((one) => (
                  <tr key={one.product.id}>
                    <td>
                      {one.product.id === product.id ? (
                        t('associations.same-again')
                      ) : (
                        <button
                          type="button"
                          className="plain association-open"
                          onClick={() => onChange(one.product.id)}
                        >
                          {one.product.name}
                        </button>
                      )}
                    </td>
                    <td className="figure">
                      {formatPercent(one.share.estimate, 1)}{' '}
                      <span className="value-note">
                        {formatPercent(one.share.low, 1)} – {formatPercent(one.share.high, 1)}
                      </span>
                    </td>
                    <td className="figure">{formatPercent(one.usual, 1)}</td>
                    <td className="figure">{formatInteger(one.cases)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </section>
  );
}
