import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDay } from '@/shared/format';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import { type Overview, overviewQuery } from './api/overview';
import { AtRisk } from './overview/AtRisk';
import { BasketMap } from './overview/BasketMap';
import { Concentration } from './overview/Concentration';
import { Headline } from './overview/Headline';
import { RfmGroups } from './overview/RfmGroups';
import { RfmMap } from './overview/RfmMap';
import { StageFlows } from './overview/StageFlows';
import { StageRiver } from './overview/StageRiver';
import { Stages } from './overview/Stages';
import { Drifted } from './runs/Drifted';
import { FirstRun } from './runs/FirstRun';
import { NotPublished } from './runs/NotPublished';
import { RunUnderWay } from './runs/RunUnderWay';
import './value.css';

/** What the customer base is worth, who carries it, how it moved and what threatens it. */
export function OverviewPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(overviewQuery);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('menu.value')}</h1>
        {data && <RunLine overview={data} />}
      </div>
      {data && <RunUnderWay />}
      {data && <NotPublished published={data.run.id} />}
      {data?.drift === 'alarm' && <Drifted run={data.run.id} />}
      {error && !data ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <div className="card">
          <Skeleton lines={12} height={20} />
        </div>
      ) : data === null ? (
        <FirstRun />
      ) : (
        <Parts overview={data} />
      )}
    </div>
  );
}

function RunLine({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  return (
    <p className="muted">
      {t('value.as-of', { day: formatDay(overview.run.asOf) })} ·{' '}
      <Link to="/value/model" search={{ run: overview.run.id }}>
        {t('value.run', { run: overview.run.id })}
      </Link>{' '}
      · <RelativeDate at={overview.run.finishedAt} />
    </p>
  );
}

function Parts({ overview }: { overview: Overview }) {
  return (
    <div className="value-grid">
      <Headline overview={overview} />
      <Concentration overview={overview} />
      <AtRisk overview={overview} />
      <Stages overview={overview} />
      <StageRiver overview={overview} />
      <StageFlows overview={overview} />
      <RfmMap overview={overview} />
      <RfmGroups overview={overview} />
      <BasketMap overview={overview} />
    </div>
  );
}
