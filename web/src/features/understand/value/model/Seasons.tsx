import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '@/shared/ChartFrame';
import { Chart } from '@/shared/chart/Chart';
import { formatMonth, formatNumber } from '@/shared/format';
import type { Model } from '../api/model';
import { useWriting } from '../useWriting';
import { seasonsOption } from './options';

/** Orders of each calendar month against those of a usual one, or why that cannot be told. */
export function Seasons({ seasons }: { seasons: Model['seasons'] }) {
  const { t } = useTranslation();
  const writing = useWriting();
  const { months, sentence, state } = seasons;
  const option = useMemo(
    () =>
      seasonsOption(months, {
        ...writing,
        index: t('model.season-index'),
        interval: t('model.season-interval'),
        month: formatMonth,
        times: (value) => formatNumber(value, 2),
      }),
    [months, writing, t],
  );
  if (state === 'too-short') {
    return (
      <section className="card model-part">
        <h2>{t('model.seasons')}</h2>
        <p className="muted">{sentence}</p>
      </section>
    );
  }
  return (
    <ChartFrame
      title={t('model.seasons')}
      sentence={sentence}
      columns={[
        { key: 'month', title: t('model.season-month') },
        { key: 'index', title: t('model.season-index'), number: true },
        { key: 'interval', title: t('model.season-interval'), number: true },
      ]}
      rows={months.map((one) => ({
        month: formatMonth(one.month),
        index: formatNumber(one.index, 2),
        interval: `${formatNumber(one.low, 2)} – ${formatNumber(one.high, 2)}`,
      }))}
      height={260}
    >
      <Chart option={option} label={sentence} />
    </ChartFrame>
  );
}
