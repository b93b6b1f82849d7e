import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { aliveKnown } from '@/shared/alive';
import { formatDay, formatInteger, formatMoney, formatPercent } from '@/shared/format';
import { StageTag } from '@/shared/StageTag';
import { valueHistoryQuery } from './valueCard';

const most = 24;

/** What runs and orders made of the customer before, with the risk that was seen then and its reasons. */
export function Past({ customerId, currency }: { customerId: number; currency: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(valueHistoryQuery(customerId));
  const lines = data?.items ?? [];
  if (lines.length < 2) return null;
  return (
    <details className="value-past">
      <summary>{t('value-card.past')}</summary>
      <ol>
        {lines.slice(0, most).map((line) => (
          <li key={`${line.runId} ${line.liveAt ?? ''}`}>
            <span className="value-past-day">
              {formatDay(line.asOf)}
              {line.liveAt && <span className="muted"> · {t('value-card.past-live')}</span>}
            </span>
            <span className="number">{line.clv == null ? '–' : formatMoney(line.clv, currency)}</span>
            <span>
              <StageTag stage={line.stage} />
            </span>
            <span className="muted number">
              {line.pAlive != null &&
                aliveKnown(line.pAlive) &&
                t('value-card.past-alive', { share: formatPercent(line.pAlive) })}
            </span>
            {line.churn && (
              <span className="value-past-risk muted">
                {t('value-card.past-risk')}: {line.churn}
                {line.churnSignals.length > 0 && ` (${line.churnSignals.join(', ')})`}
              </span>
            )}
          </li>
        ))}
      </ol>
      {lines.length > most && (
        <p className="muted">
          {t('value-card.past-more', {
            count: lines.length - most,
            number: formatInteger(lines.length - most),
          })}
        </p>
      )}
    </details>
  );
}
