import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { usePermission } from '@/api/session';
import { useRefreshTraits } from '@/api/valueRuns';
import { formatInteger } from '@/shared/format';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import { type Entry, modelsQuery } from './api/models';
import { stateOf } from './models/state';
import './value.css';
import './models/models.css';

/** Refusals of a refresh that a new run mends. */
const needsRun: readonly string[] = ['value/traits-missing', 'value/snapshot-gone'];

/** All models: what each asks, how it looks at customers, and how its last run went. */
export function ModelsPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(modelsQuery);
  const mayRun = usePermission('value-run');
  const refresh = useRefreshTraits();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('menu.models')}</h1>
        {mayRun && (
          <Tooltip title={t('models.refresh-words')}>
            <Button loading={refresh.isPending} onClick={() => refresh.mutate()}>
              {t('models.refresh')}
            </Button>
          </Tooltip>
        )}
      </div>
      {refresh.isError && (
        <div className="models-refresh">
          <ProblemView error={refresh.error} />
          {needsRun.includes(asProblem(refresh.error).code) && (
            <Link to="/value/model" search={{ start: true }}>
              {t('runs.start')}
            </Link>
          )}
        </div>
      )}
      {refresh.isSuccess && (
        <p className="models-refresh muted" role="status">
          {t('models.refreshing')} <Link to="/jobs">{t('models.refreshing-jobs')}</Link>
        </p>
      )}
      {error && !data ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <div className="card">
          <Skeleton lines={13} height={24} />
        </div>
      ) : (
        <section className="card" aria-label={t('menu.models')}>
          <p className="muted models-intro">{t('models.words')}</p>
          <div className="models-line models-heads muted" aria-hidden="true">
            {['model', 'looks', 'last', 'found'].map((column) => (
              <span key={column}>{t(`models.column.${column}`)}</span>
            ))}
          </div>
          <ul className="models-list">
            {data.items.map((entry) => (
              <Line key={entry.code} entry={entry} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Line({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const state = stateOf(entry.state);
  return (
    <li className="models-line">
      <div className="models-what">
        <Link to="/models/$code" params={{ code: entry.code }} className="models-name">
          {entry.name}
        </Link>
        <span className="models-question">{entry.question}</span>
      </div>
      <div className="models-tags muted">
        <span className="models-tag">{entry.perspective.name}</span>
        {entry.dimensions.map((one) => (
          <span key={one.code} className="models-tag">
            {one.name}
          </span>
        ))}
      </div>
      <div className="models-run">
        {state === 'measured' && entry.customers != null ? (
          <span className="number">
            {t('models.customers', { count: entry.customers, number: formatInteger(entry.customers) })}
          </span>
        ) : (
          <span className="models-silent">{t(`models.state.${state}`)}</span>
        )}
        {entry.lastRun && (
          <span className="muted">
            <RelativeDate on={entry.lastRun.asOf} />
          </span>
        )}
      </div>
      <div className="models-quality">
        {entry.quality.map((figure) => (
          <span key={figure.code}>
            <span className="muted">{figure.name}</span> <span className="number">{figure.text}</span>
          </span>
        ))}
      </div>
    </li>
  );
}
