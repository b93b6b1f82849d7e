import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '@/shared/ChartFrame';
import { Chart } from '@/shared/chart/Chart';
import { formatDay, formatInteger, formatPercent, formatShort, formatSigned } from '@/shared/format';
import type { Model } from '../api/model';
import { useWriting } from '../useWriting';
import { trackingOption } from './options';

/** Repeat orders added up over time, as they came and as the model expected them. */
export function Tracking({ model }: { model: Model }) {
  const { t } = useTranslation();
  const writing = useWriting();
  const { tracking } = model;
  const cut = model.backtest?.cut;
  const option = useMemo(
    () =>
      trackingOption(tracking, cut, {
        ...writing,
        actual: t('model.orders-actual'),
        expected: t('model.orders-expected'),
        unseen: t('model.unseen'),
        day: formatDay,
        short: formatShort,
      }),
    [tracking, cut, writing, t],
  );
  const last = tracking.at(-1);
  if (!last) return null;
  const share = last.cumulativeActual === 0 ? null : last.cumulativeActual / last.cumulativeExpected - 1;
  const numbers = {
    actual: formatInteger(last.cumulativeActual),
    expected: formatInteger(Math.round(last.cumulativeExpected)),
  };
  const sentence =
    share === null
      ? t('model.tracking-none', numbers)
      : t('model.tracking-words', {
          ...numbers,
          share: formatSigned(share, (size) => formatPercent(size, 1)),
        });
  return (
    <ChartFrame
      title={t('model.tracking')}
      sentence={sentence}
      columns={[
        { key: 'on', title: t('model.until') },
        { key: 'actual', title: t('model.orders-actual'), number: true },
        { key: 'expected', title: t('model.orders-expected'), number: true },
      ]}
      rows={tracking.map((one) => ({
        on: formatDay(one.on),
        actual: formatInteger(one.cumulativeActual),
        expected: formatInteger(Math.round(one.cumulativeExpected)),
      }))}
      height={300}
    >
      <Chart option={option} label={sentence} />
    </ChartFrame>
  );
}
