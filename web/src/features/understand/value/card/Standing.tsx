import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isEstimate } from '@/api/types';
import { formatMoney, formatPercent } from '@/shared/format';
import { QuadrantTag } from '@/shared/QuadrantTag';
import { StageTag } from '@/shared/StageTag';
import { knowsAlive, valueCardQuery } from './valueCard';
import './value-card.css';

/** Stage and place on the map, in few words beside a name. */
export function Standing({ customerId }: { customerId: number }) {
  const { data: card } = useQuery(valueCardQuery(customerId));
  if (card === undefined || typeof card === 'string') return null;
  return (
    <span className="standing">
      <StageTag stage={card.stage} />
      {card.quadrant.code && <QuadrantTag quadrant={card.quadrant.code} short />}
    </span>
  );
}

/** The main figures of a customer in few lines. */
export function ValueGlance({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const { data: card } = useQuery(valueCardQuery(customerId));
  if (card === undefined) return null;
  if (typeof card === 'string') return <p className="muted">{t('value-card.none')}</p>;
  return (
    <div className="value-glance">
      <Standing customerId={customerId} />
      <dl className="value-parts">
        {isEstimate(card.clv) && (
          <>
            <dt>{t('value-card.clv-short')}</dt>
            <dd className="number">{formatMoney(card.clv.estimate, card.currency)}</dd>
          </>
        )}
        {card.pAlive != null && (
          <>
            <dt>{t('value-card.p-alive')}</dt>
            <dd className="number" title={knowsAlive(card) ? undefined : t('alive.unknown')}>
              {knowsAlive(card) ? formatPercent(card.pAlive) : '–'}
            </dd>
          </>
        )}
        {card.valueAtRisk != null && (
          <>
            <dt>{t('value-card.at-risk')}</dt>
            <dd className="number">{formatMoney(card.valueAtRisk, card.currency)}</dd>
          </>
        )}
      </dl>
    </div>
  );
}
