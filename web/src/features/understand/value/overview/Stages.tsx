import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useShade } from '@/shared/appearance';
import { ChartFrame } from '@/shared/ChartFrame';
import { neutral, type StageCode, stageColors } from '@/shared/colors';
import { formatInteger, formatMoney, formatPercent } from '@/shared/format';
import { StageTag } from '@/shared/StageTag';
import type { Overview } from '../api/overview';
import { Bars } from './Bars';
import { inStage } from './listLinks';
import { partOf } from './shares';

/** In which stage of life the customers are, and what those in each are worth. */
export function Stages({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const shade = useShade();
  const { currency, stages } = overview;
  const customers = stages.reduce((sum, stage) => sum + stage.customers, 0);
  const value = stages.reduce((sum, stage) => sum + (stage.clv ?? 0), 0);
  const money = (amount: number | null | undefined) => (amount == null ? '–' : formatMoney(amount, currency));
  const leaving = stages
    .filter((stage) => stage.code === 'declining' || stage.code === 'lost')
    .reduce((sum, stage) => sum + stage.customers, 0);
  const link = (code: string) => (
    <Link to="/customers" search={inStage(code)} className="value-tag-link">
      <StageTag stage={code} />
    </Link>
  );
  return (
    <ChartFrame
      title={t('value.stages')}
      sentence={t('value.stages-words', {
        count: leaving,
        number: formatInteger(leaving),
        share: formatPercent(partOf(leaving, customers)),
      })}
      columns={[
        { key: 'stage', title: t('value.stage') },
        { key: 'customers', title: t('value.customers'), number: true },
        { key: 'share', title: t('value.share-customers'), number: true },
        { key: 'clv', title: t('value.clv'), number: true },
        { key: 'valueShare', title: t('value.share-value'), number: true },
        { key: 'spend', title: t('value.past-spend'), number: true },
        { key: 'alive', title: t('value.alive'), number: true },
      ]}
      rows={stages.map((stage) => ({
        stage: link(stage.code),
        customers: formatInteger(stage.customers),
        share: formatPercent(partOf(stage.customers, customers)),
        clv: money(stage.clv),
        valueShare: formatPercent(partOf(stage.clv ?? 0, value)),
        spend: money(stage.pastYearSpend),
        alive: stage.meanPAlive == null ? '–' : formatPercent(stage.meanPAlive),
      }))}
      height="auto"
    >
      <div className="value-scroll">
        <Bars
          rows={stages.map((stage) => ({
            key: stage.code,
            name: link(stage.code),
            value: t('value.of-customers', {
              count: stage.customers,
              number: formatInteger(stage.customers),
            }),
            note: t('value.stage-worth', {
              amount: money(stage.clv),
              share: formatPercent(partOf(stage.clv ?? 0, value)),
            }),
            share: stage.customers,
            color: shade(stageColors[stage.code as StageCode] ?? neutral),
          }))}
        />
      </div>
    </ChartFrame>
  );
}
