import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '@/shared/ChartFrame';
import { Chart } from '@/shared/chart/Chart';
import { formatDay, formatInteger } from '@/shared/format';
import { StageTag } from '@/shared/StageTag';
import type { Overview } from '../api/overview';
import { useStageWord, useWriting } from '../useWriting';
import { riverOption, type StagesOn, stagesIn } from './options';

const stayed = (day: StagesOn) =>
  (day.counts.new ?? 0) + (day.counts.growing ?? 0) + (day.counts.mature ?? 0);

/** Customers by stage over time. */
export function StageRiver({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const writing = useWriting();
  const stage = useStageWord();
  const river = overview.river as readonly StagesOn[];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language, as t does
  const option = useMemo(
    () => riverOption(river, { ...writing, stage, day: formatDay }),
    [river, writing, t],
  );
  const [first, last] = [river[0], river.at(-1)];
  const sentence =
    !first || !last || first === last
      ? t('value.river-short')
      : t('value.river-words', {
          from: formatDay(first.on),
          to: formatDay(last.on),
          before: formatInteger(stayed(first)),
          now: formatInteger(stayed(last)),
        });
  return (
    <ChartFrame
      title={t('value.river')}
      sentence={sentence}
      columns={[
        { key: 'stage', title: t('value.stage') },
        ...river.map((day) => ({ key: day.on, title: formatDay(day.on), number: true })),
      ]}
      rows={stagesIn(river).map((code) => ({
        stage: <StageTag stage={code} />,
        ...Object.fromEntries(river.map((day) => [day.on, formatInteger(day.counts[code] ?? 0)])),
      }))}
      height={320}
    >
      <Chart option={option} label={sentence} />
    </ChartFrame>
  );
}
