import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '@/shared/appearance';
import { formatInteger, formatPercent } from '@/shared/format';
import type { Writing } from './overview/options';

/** How charts write numbers and colour what has a colour, in the present appearance and language. */
export function useWriting(): Writing {
  const { shade } = useAppearance();
  const { i18n } = useTranslation();
  return useMemo(() => {
    void i18n.language;
    return {
      shade: (color) => color[shade],
      count: formatInteger,
      percent: (share) => formatPercent(share, share > 0 && share < 0.1 ? 1 : 0),
    };
  }, [shade, i18n.language]);
}

/** The word for a stage, also for those who were no customers yet. */
export function useStageWord(): (stage: string) => string {
  const { t } = useTranslation();
  return (stage) => (stage === 'none' ? t('value.stage-none') : t(`stage.${stage}`));
}
