import { Button, Progress } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { isActive, useCancelJob, useRetryJob, useUndo } from '@/api/jobs';
import { asProblem } from '@/api/problem';
import type { Job } from '@/api/types';
import { formatDay, formatInteger, formatShort } from './format';
import { ProblemView } from './ProblemView';
import { RelativeDate } from './RelativeDate';
import './job-card.css';

/** The part of the work that is done, in percent, when it is known. */
export function percentDone(job: Job): number | undefined {
  if (job.state === 'succeeded') return 100;
  if (job.done == null || !job.total) return undefined;
  return Math.min(100, Math.floor((job.done / job.total) * 100));
}

/** One job: what it is, how far it is, how fast, what came of it, and how to stop it or go on. */
export function JobCard({ job }: { job: Job }) {
  const { t } = useTranslation();
  const cancel = useCancelJob();
  const retry = useRetryJob();
  const percent = percentDone(job);
  const active = isActive(job);
  const fileId = typeof job.result?.fileId === 'number' ? job.result.fileId : undefined;
  const until = typeof job.result?.until === 'string' ? job.result.until : undefined;
  const over = until !== undefined && new Date(until) < new Date();
  const withheld = job.result?.state === 'withheld' ? job.result.runId : undefined;
  const undo = typeof job.result?.undo === 'string' ? job.result.undo : undefined;
  return (
    <article className="job-card" aria-label={job.title}>
      <header className="job-card-head">
        <h2>{job.title}</h2>
        <span className={`job-state job-state-${job.state}`}>{t(`job.state.${job.state}`)}</span>
      </header>
      {active && (
        <Progress
          percent={percent ?? 0}
          showInfo={percent !== undefined}
          status="active"
          size="small"
          aria-label={t('job.progress', { title: job.title })}
        />
      )}
      {active && <JobWords job={job} />}
      {Object.keys(job.counts ?? {}).length > 0 && (
        <dl className="job-counts">
          {Object.entries(job.counts).map(([name, count]) => (
            <div key={name}>
              <dt>{t(`job.count.${name}`, { defaultValue: name })}</dt>
              <dd className="number">{formatInteger(count)}</dd>
            </div>
          ))}
        </dl>
      )}
      {job.state === 'failed' && job.problem && (
        <p className="job-problem">{job.problem.detail ?? job.problem.title}</p>
      )}
      {typeof withheld === 'number' && (
        <p className="job-withheld">
          {t('job.withheld')} <a href={`/value/model?run=${withheld}`}>{t('job.withheld-why')}</a>
        </p>
      )}
      {(cancel.isError || retry.isError) && <ProblemView error={cancel.error ?? retry.error} />}
      <footer className="job-card-foot">
        <span className="muted">
          <RelativeDate at={job.finishedAt ?? job.startedAt ?? job.createdAt} />
        </span>
        {fileId !== undefined && !over && (
          <a href={`/api/v1/files/${fileId}`} download>
            {t('job.download')}
          </a>
        )}
        {until !== undefined && (
          <span className="muted">
            {t(over ? 'job.file-gone' : 'job.file-until', { day: formatDay(until.slice(0, 10)) })}
          </span>
        )}
        {undo !== undefined && <Undo key={undo} address={undo} />}
        {job.cancellable && (
          <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(job.id)}>
            {t('action.cancel')}
          </Button>
        )}
        {job.retryable && (
          <Button size="small" loading={retry.isPending} onClick={() => retry.mutate(job.id)}>
            {t('job.retry')}
          </Button>
        )}
      </footer>
    </article>
  );
}

/** Takes back what the job did, where that is offered. */
function Undo({ address }: { address: string }) {
  const { t } = useTranslation();
  const undo = useUndo();
  return (
    <>
      <Button
        size="small"
        loading={undo.isPending}
        disabled={undo.isSuccess}
        onClick={() => undo.mutate(address)}
      >
        {t('job.undo')}
      </Button>
      {undo.isError && <span className="job-problem">{asProblem(undo.error).detail}</span>}
    </>
  );
}

function timeLeft(t: TFunction, seconds: number): string {
  return seconds < 90
    ? t('job.left', { count: Math.max(1, Math.round(seconds)) })
    : t('job.left-minutes', { count: Math.round(seconds / 60) });
}

function JobWords({ job }: { job: Job }) {
  const { t } = useTranslation();
  const words = [
    job.phaseName,
    job.done == null
      ? null
      : job.total
        ? t('job.done-of', { done: formatInteger(job.done), total: formatInteger(job.total) })
        : job.done > 0
          ? formatInteger(job.done)
          : null,
    job.perSecond ? t('job.per-second', { rate: formatShort(job.perSecond) }) : null,
    job.secondsLeft == null ? null : timeLeft(t, job.secondsLeft),
  ].filter(Boolean);
  return <p className="muted number job-words">{words.join(' · ')}</p>;
}
