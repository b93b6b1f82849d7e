import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatFixed } from '@/shared/format';

/** Writes how many times as often as by chance: 3.2×. */
export function useTimes(): (lift: number) => string {
  const { t } = useTranslation();
  return useCallback(
    (lift: number) => t('associations.times', { number: formatFixed(lift, lift < 10 ? 1 : 0) }),
    [t],
  );
}
