import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '@/shared/ChartFrame';
import { Chart } from '@/shared/chart/Chart';
import { formatInteger, formatPercent } from '@/shared/format';
import type { Overview } from '../api/overview';
import { useWriting } from '../useWriting';
import { concentrationOption } from './options';
import { customerShare, valueShare } from './shares';

const steps = [0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1];

/** How few customers carry how much of the value. */
export function Concentration({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const writing = useWriting();
  const curve = overview.concentration;
  const option = useMemo(
    () =>
      concentrationOption(curve, {
        ...writing,
        customers: t('value.share-customers'),
        value: t('value.share-value'),
        equal: t('value.equal'),
      }),
    [curve, writing, t],
  );
  const tenth = valueShare(curve, 0.1);
  const half = customerShare(curve, 0.5);
  const sentence =
    tenth === undefined || half === undefined
      ? t('value.concentration-few')
      : t('value.concentration-words', { tenth: formatPercent(tenth), half: formatPercent(half, 1) });
  return (
    <ChartFrame
      title={t('value.concentration')}
      sentence={sentence}
      columns={[
        { key: 'share', title: t('value.best-customers'), number: true },
        { key: 'customers', title: t('value.customers'), number: true },
        { key: 'value', title: t('value.share-value'), number: true },
      ]}
      rows={steps.map((step) => ({
        share: formatPercent(step),
        customers: formatInteger(Math.round(step * overview.customers)),
        value: formatPercent(valueShare(curve, step) ?? 0, 1),
      }))}
    >
      <Chart option={option} label={sentence} />
    </ChartFrame>
  );
}
