import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '@/shared/ChartFrame';
import { Chart } from '@/shared/chart/Chart';
import { formatInteger, formatPercent, formatShort } from '@/shared/format';
import type { Model } from '../api/model';
import { partOf } from '../overview/shares';
import { useWriting } from '../useWriting';
import { className, pairsOption } from './options';

/** How many customers repeated how often, beside how many the model expects. */
export function Fit({ model }: { model: Model }) {
  const { t } = useTranslation();
  const writing = useWriting();
  const classes = model.frequencies;
  const option = useMemo(
    () =>
      pairsOption(classes, {
        ...writing,
        actual: t('model.customers-actual'),
        expected: t('model.customers-expected'),
        axis: t('model.repeats'),
        write: formatShort,
      }),
    [classes, writing, t],
  );
  if (classes.length === 0) return null;
  const total = classes.reduce((sum, one) => sum + one.actual, 0);
  const apart = classes.reduce((sum, one) => sum + Math.abs(one.actual - one.expected), 0) / 2;
  const sentence = t('model.fit-words', { share: formatPercent(partOf(apart, total), 1) });
  return (
    <ChartFrame
      title={t('model.fit')}
      sentence={sentence}
      columns={[
        { key: 'x', title: t('model.repeats'), number: true },
        { key: 'actual', title: t('model.customers-actual'), number: true },
        { key: 'expected', title: t('model.customers-expected'), number: true },
      ]}
      rows={classes.map((one) => ({
        x: className(one),
        actual: formatInteger(one.actual),
        expected: formatInteger(Math.round(one.expected)),
      }))}
      height={300}
    >
      <Chart option={option} label={sentence} />
    </ChartFrame>
  );
}
