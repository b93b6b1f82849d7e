import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePermission } from '@/api/session';
import { formatDay } from '@/shared/format';
import { isNotAllowed, ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';
import { type Model, modelQuery } from './api/model';
import { Backtest } from './model/Backtest';
import { Card } from './model/Card';
import { Drift } from './model/Drift';
import { Fit } from './model/Fit';
import { Gates } from './model/Gates';
import { Method } from './model/Method';
import { Parameters } from './model/Parameters';
import { Populations } from './model/Populations';
import { Seasons } from './model/Seasons';
import { Tracking } from './model/Tracking';
import { FirstRun } from './runs/FirstRun';
import { NotPublished } from './runs/NotPublished';
import { RunDrawer } from './runs/RunDrawer';
import { Runs } from './runs/Runs';
import { RunUnderWay } from './runs/RunUnderWay';
import { StartRun } from './runs/StartRun';
import './value.css';

/** What the address of the page says: the run that is looked at, or that one is to be started. */
interface Address {
  run?: number;
  start?: true;
}

function readAddress(search: Record<string, unknown>): Address {
  return {
    ...(typeof search.run === 'number' && Number.isSafeInteger(search.run) ? { run: search.run } : {}),
    ...(search.start === true ? { start: true } : {}),
  };
}

/** What the model answers, how far it can be trusted, what it rests on, and its runs. */
export function ModelPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const address = readAddress(useSearch({ strict: false }) as Record<string, unknown>);
  const go = (search: Address) => void navigate({ to: '/value/model', search: { ...search } });
  const mayStart = usePermission('value-run');
  const { data, error, refetch } = useQuery(modelQuery);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('menu.model')}</h1>
        {data && (
          <p className="muted">{t('model.of-run', { run: data.run.id, day: formatDay(data.run.asOf) })}</p>
        )}
        {mayStart && (
          <Button type={data === null ? 'default' : 'primary'} onClick={() => go({ start: true })}>
            {t('runs.start')}
          </Button>
        )}
      </div>
      {data && <RunUnderWay />}
      {data && <NotPublished published={data.run.id} />}
      {error && !data ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <div className="card">
          <Skeleton lines={12} height={20} />
        </div>
      ) : data === null ? (
        <FirstRun />
      ) : (
        <Parts model={data} />
      )}
      {!isNotAllowed(error) && <Runs />}
      <StartRun open={address.start === true} onClose={() => go({})} />
      <RunDrawer id={address.run} published={data?.run.id} onClose={() => go({})} />
    </div>
  );
}

function Parts({ model }: { model: Model }) {
  return (
    <div className="value-grid">
      <Card model={model} />
      <Fit model={model} />
      <Tracking model={model} />
      <Seasons seasons={model.seasons} />
      <Backtest model={model} />
      <Parameters model={model} />
      <Populations model={model} />
      <section className="card model-part value-wide">
        <Gates gates={model.gates} />
      </section>
      <section className="card model-part value-wide">
        <Drift drift={model.drift} />
      </section>
      <Method model={model} />
    </div>
  );
}
