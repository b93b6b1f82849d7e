import { useTranslation } from 'react-i18next';
import { dayOf, formatDay } from './format';
import { RelativeDate } from './RelativeDate';
import { useZone } from './zone';

/** Whether a day by which something is due lies behind us. */
export const isPast = (on: string, zone: string): boolean => on < dayOf(new Date(), zone);

/** A day by which something is due: one that has passed is not told as something that happened then. */
export function DueDate({ on }: { on: string }) {
  const { t } = useTranslation();
  const zone = useZone();
  return isPast(on, zone) ? (
    <time dateTime={on} className="number" title={t('due.passed-words')}>
      {t('due.passed', { day: formatDay(on) })}
    </time>
  ) : (
    <RelativeDate on={on} />
  );
}
