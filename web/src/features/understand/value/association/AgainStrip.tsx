import { useTranslation } from 'react-i18next';
import { formatInteger } from '@/shared/format';
import type { ProductDetail } from '../api/associations';
import { strip } from './strip';

/** When a product is bought again: where half, the middle half and the middle eight tenths of the times lie. */
export function AgainStrip({ detail }: { detail: ProductDetail }) {
  const { t } = useTranslation();
  const { again } = detail;
  const place = again ? strip(again) : undefined;
  return (
    <section aria-labelledby="associations-again">
      <h3 id="associations-again">{t('associations.again')}</h3>
      {again && place ? (
        <>
          <p>{t('associations.again-words', { days: formatInteger(again.half) })}</p>
          <div className="association-strip" aria-hidden="true">
            <svg viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
              <rect className="interval-track" x="0" y="11" width="100" height="2" />
              <rect className="association-most" x={place.tenth} y="9" width={place.most} height="6" />
              <rect className="association-middle" x={place.quarter} y="5" width={place.middle} height="14" />
              <rect className="interval-point" x={place.half} y="1" width="0.8" height="22" />
            </svg>
            <div className="association-scale number">
              <span>0</span>
              <span>{t('associations.days', { count: place.end, number: formatInteger(place.end) })}</span>
            </div>
          </div>
          <dl className="association-again">
            <dt className="muted">{t('associations.middle')}</dt>
            <dd className="number">
              {formatInteger(again.quarter)} – {formatInteger(again.threeQuarters)}
            </dd>
            <dt className="muted">{t('associations.most')}</dt>
            <dd className="number">
              {formatInteger(again.tenth)} – {formatInteger(again.nineTenths)}
            </dd>
            <dt className="muted">{t('associations.again-times')}</dt>
            <dd className="number">{formatInteger(again.times)}</dd>
          </dl>
          <p className="value-note">{t('associations.again-note')}</p>
        </>
      ) : (
        <p>{t('associations.no-again')}</p>
      )}
    </section>
  );
}
