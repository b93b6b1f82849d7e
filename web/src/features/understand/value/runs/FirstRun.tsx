import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useJob } from '@/api/jobs';
import { usePermission } from '@/api/session';
import { useStartRun } from '@/api/valueRuns';
import { EmptyState } from '@/shared/EmptyState';
import { JobCard } from '@/shared/JobCard';
import { ProblemView } from '@/shared/ProblemView';
import type { RunSummary } from '../api/runs';
import { NotPublished } from './NotPublished';
import { RunUnderWay, useLatestRun } from './RunUnderWay';

/** What stands here before the first run has been published: the button that starts one, then how far it is. */
export function FirstRun() {
  const { t } = useTranslation();
  const latest = useLatestRun();
  const start = useStartRun();
  const mayStart = usePermission('value-run');
  if (latest?.state === 'running' || start.isPending) return <RunUnderWay />;
  return (
    <div className="card">
      {latest?.state === 'withheld' && <NotPublished />}
      {latest?.state === 'failed' && <FailedRun run={latest} />}
      {start.isError && <ProblemView error={start.error} />}
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
    </div>
  );
}

function FailedRun({ run }: { run: RunSummary }) {
  const { t } = useTranslation();
  const { data: job } = useJob(run.jobId ?? undefined);
  return job ? <JobCard job={job} /> : <p className="muted">{t('runs.failed', { run: run.id })}</p>;
}

function CurvePicture() {
  return (
    <svg width="168" height="88" viewBox="0 0 168 88" aria-hidden="true" className="empty-state-picture">
      <rect x="0.5" y="0.5" width="167" height="87" rx="8" />
      <path className="accent" d="M16 72C28 36 60 24 92 20V72zM92 20C112 18 132 16 152 16V72H92z" />
    </svg>
  );
}
