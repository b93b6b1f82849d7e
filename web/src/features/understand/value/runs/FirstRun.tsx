import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useJob } from '@/api/jobs';
import { usePermission } from '@/api/session';
import { EmptyState } from '@/shared/EmptyState';
import { JobCard } from '@/shared/JobCard';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';
import { anyOrderQuery } from '../api/orders';
import type { RunSummary } from '../api/runs';
import { NotPublished } from './NotPublished';
import { RunUnderWay, useLatestRun } from './RunUnderWay';

interface Props {
  /** What will be here; by default the value of the base. */
  title?: string | undefined;
  /** What it takes, or why the last run did not bring it. */
  words?: string | undefined;
  /** The run may have been made, but nothing it needs was there: first that is brought in. */
  lacksOrders?: boolean;
}

/**
 * What stands here before a run has brought it: the way to the orders it
 * needs, then to its form, then how far it is.
 */
export function FirstRun({ title, words, lacksOrders = false }: Props) {
  const { t } = useTranslation();
  const latest = useLatestRun();
  const navigate = useNavigate();
  const mayStart = usePermission('value-run');
  const { data: anyOrder, error, refetch } = useQuery(anyOrderQuery);
  if (latest?.state === 'running') return <RunUnderWay />;
  if (error && anyOrder === undefined) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (anyOrder === undefined) {
    return (
      <div className="card">
        <Skeleton lines={6} height={20} />
      </div>
    );
  }
  const said = title ?? t('value.empty');
  if (!anyOrder) return <NoOrders title={said} />;
  return (
    <div className="card">
      {latest?.state === 'withheld' && <NotPublished />}
      {latest?.state === 'failed' && <FailedRun run={latest} />}
      <EmptyState
        picture={<CurvePicture />}
        title={said}
        action={
          <div className="first-run-actions">
            {lacksOrders && <ImportOrders />}
            {mayStart && (
              <Button
                type={lacksOrders ? 'default' : 'primary'}
                onClick={() => void navigate({ to: '/value/model', search: { start: true } })}
              >
                {t('runs.start')}
              </Button>
            )}
          </div>
        }
      >
        {words ?? t('value.empty-words')}
        {!mayStart && ` ${t('value.ask-run')}`}
      </EmptyState>
    </div>
  );
}

/** Before there are orders a run has nothing to read: first they are brought in. */
function NoOrders({ title }: { title: string }) {
  const { t } = useTranslation();
  const mayImport = usePermission('import-run');
  return (
    <div className="card">
      <EmptyState picture={<CurvePicture />} title={title} action={<ImportOrders />}>
        {t(mayImport ? 'value.no-orders-words' : 'value.no-orders-ask')}
      </EmptyState>
    </div>
  );
}

/** The way to the import, for those who may. */
function ImportOrders() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayImport = usePermission('import-run');
  return (
    mayImport && (
      <Button type="primary" onClick={() => void navigate({ to: '/imports' })}>
        {t('value.import-orders')}
      </Button>
    )
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
