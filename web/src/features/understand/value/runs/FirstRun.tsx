import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePermission } from '@/api/session';
import { EmptyState } from '@/shared/EmptyState';
import { ProblemView } from '@/shared/ProblemView';
import { useStartRun } from '../api/runs';
import { RunUnderWay, useLatestRun } from './RunUnderWay';

/** What stands here before the first run has been published: the button that starts one, then how far it is. */
export function FirstRun() {
  const { t } = useTranslation();
  const latest = useLatestRun();
  const start = useStartRun();
  const mayStart = usePermission('value-run');
  const running = latest?.state === 'running' || start.isPending;
  return (
    <div className="card">
      <RunUnderWay />
      {latest?.state === 'withheld' && (
        <p className="value-withheld" role="status">
          {t('runs.withheld', { run: latest.id })}{' '}
          <Link to="/value/model" search={{ run: latest.id }}>
            {t('runs.look')}
          </Link>
        </p>
      )}
      {start.isError && <ProblemView error={start.error} />}
      {!running && (
        <EmptyState
          picture={<CurvePicture />}
          title={t('value.empty')}
          action={
            mayStart && (
              <Button type="primary" onClick={() => start.mutate({})}>
                {t('runs.start')}
              </Button>
            )
          }
        >
          {t('value.empty-words')}
        </EmptyState>
      )}
    </div>
  );
}

function CurvePicture() {
  return (
    <svg width="168" height="88" viewBox="0 0 168 88" aria-hidden="true" className="empty-state-picture">
      <rect x="0.5" y="0.5" width="167" height="87" rx="8" />
      <path className="accent" d="M16 72C28 36 60 24 92 20V72zM92 20C112 18 132 16 152 16V72H92z" />
    </svg>
  );
}
