import { useTranslation } from 'react-i18next';
import type { ValueCard } from '@/api/types';
import { daysBetween, formatNumber } from '@/shared/format';
import { RelativeDate } from '@/shared/RelativeDate';

/** Whose rhythm it is: with no repeat order everybody's, with few mostly everybody's, from three on the customer's own. */
export function rhythmKind(repeats: number): 'none' | 'expected' | 'usual' {
  if (repeats < 1) return 'none';
  return repeats < 3 ? 'expected' : 'usual';
}

/** How often a customer orders, when the next order is due, and how long they have been silent by that measure. */
export function Rhythm({ card }: { card: Pick<ValueCard, 'rhythm' | 'facts' | 'asOf'> }) {
  const { t } = useTranslation();
  const { rhythm, asOf } = card;
  const kind = rhythmKind(card.facts.repeatPurchases);
  if (kind === 'none') return <p>{t('value-card.rhythm-none')}</p>;
  const late = rhythm.nextExpectedOn ? daysBetween(rhythm.nextExpectedOn, asOf) : 0;
  return (
    <>
      {rhythm.expectedIntervalDays != null && (
        <p>
          {t(`value-card.every-${kind}`, { count: Math.max(1, Math.round(rhythm.expectedIntervalDays)) })}
        </p>
      )}
      {rhythm.nextExpectedOn && (
        <p>
          {t(late > 0 ? 'value-card.was-next' : 'value-card.next')}{' '}
          <RelativeDate on={rhythm.nextExpectedOn} />
          {late > 0 && ` · ${t('value-card.days-overdue', { count: late })}`}
        </p>
      )}
      {rhythm.overdue != null && (
        <p className="muted">{t(`value-card.overdue-${kind}`, { times: formatNumber(rhythm.overdue, 1) })}</p>
      )}
    </>
  );
}
