import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '@/shared/ChartFrame';
import { Chart } from '@/shared/chart/Chart';
import { formatDay, formatInteger, formatPercent } from '@/shared/format';
import type { Overview } from '../api/overview';
import { useStageWord, useWriting } from '../useWriting';
import { flowsOption } from './options';
import { partOf } from './shares';

/** From which stage to which the customers went between the river's first and last day. */
export function StageFlows({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const writing = useWriting();
  const stage = useStageWord();
  const { flows, river } = overview;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language, as t does
  const option = useMemo(() => flowsOption(flows, { ...writing, stage }), [flows, writing, t]);
  const [first, last] = [river[0], river.at(-1)];
  if (!first || !last || first === last || flows.length === 0) return null;
  const living = flows.filter((flow) => !['none', 'prospect', 'lost'].includes(flow.from));
  const known = living.reduce((sum, flow) => sum + flow.customers, 0);
  const lost = living.filter((flow) => flow.to === 'lost').reduce((sum, flow) => sum + flow.customers, 0);
  const back = flows
    .filter((flow) => flow.from === 'lost' && flow.to !== 'lost')
    .reduce((sum, flow) => sum + flow.customers, 0);
  const sentence = t('value.flows-words', {
    count: known,
    known: formatInteger(known),
    from: formatDay(first.on),
    to: formatDay(last.on),
    lost: formatInteger(lost),
    share: formatPercent(partOf(lost, known), 1),
    back: formatInteger(back),
  });
  const sums = new Map<string, number>();
  for (const flow of flows) sums.set(flow.from, (sums.get(flow.from) ?? 0) + flow.customers);
  return (
    <div className="value-wide">
      <ChartFrame
        title={t('value.flows')}
        sentence={sentence}
        columns={[
          { key: 'from', title: formatDay(first.on) },
          { key: 'to', title: formatDay(last.on) },
          { key: 'customers', title: t('value.customers'), number: true },
          { key: 'share', title: t('value.share-from'), number: true },
        ]}
        rows={flows.map((flow) => ({
          from: stage(flow.from),
          to: stage(flow.to),
          customers: formatInteger(flow.customers),
          share: formatPercent(partOf(flow.customers, sums.get(flow.from) ?? 0), 1),
        }))}
        height={320}
      >
        <Chart option={option} label={sentence} />
      </ChartFrame>
    </div>
  );
}
